import { describe, expect, it } from 'vitest';
import { classMetrics, sentimentMetrics } from './metrics.ts';

describe('sentimentMetrics', () => {
  // Worked by hand: truths        -3   -1   0    0.5   2
  //                 predictions   -2   0.5  0.2  0.4   2.6
  const metrics = sentimentMetrics([-2, 0.5, 0.2, 0.4, 2.6], [-3, -1, 0, 0.5, 2]);

  it('drops zero truths before the strict sign, and keeps them with >=', () => {
    expect(metrics.acc2_non0).toBeCloseTo(3 / 4);
    expect(metrics.acc2_has0).toBeCloseTo(4 / 5);
  });

  it('weights F1 by support', () => {
    // non-zero: positive 2*2/(3+2) = .8, negative 2*1/(1+2) = .667, two of each
    expect(metrics.f1_non0).toBeCloseTo((0.8 * 2 + (2 / 3) * 2) / 4);
    // has-zero: positive 2*3/(4+3) = 6/7 with support 3, negative 2/3 with support 2
    expect(metrics.f1_has0).toBeCloseTo(((6 / 7) * 3 + (2 / 3) * 2) / 5);
  });

  it('clips and rounds half to even before comparing levels', () => {
    // acc7: -2/-3 no, 0/-1 no (0.5 rounds to 0), 0/0 yes, 0/0 yes (0.5 rounds to 0), 3/2 no
    expect(metrics.acc7).toBeCloseTo(2 / 5);
    // acc5: -2/-2 yes, 0/-1 no, 0/0, 0/0, 2/2 yes
    expect(metrics.acc5).toBeCloseTo(4 / 5);
  });

  it('leaves error and correlation unclipped', () => {
    expect(metrics.mae).toBeCloseTo((1 + 1.5 + 0.2 + 0.1 + 0.6) / 5);
    expect(sentimentMetrics([1, 2, 4], [2, 4, 8]).corr).toBeCloseTo(1);
    expect(sentimentMetrics([1, 2, 3], [1, 3, 2]).corr).toBeCloseTo(0.5);
    expect(sentimentMetrics([1, 1], [0, 2]).corr).toBeNaN();
  });

  it('takes a predicted zero for negative without the zeros and for positive with them', () => {
    // non-zero: 0 > 0 is false, so only the negative truth is met; has-zero: 0 >= 0, so only the positive one is
    const metrics = sentimentMetrics([0, 0], [1, -1]);
    expect(metrics.acc2_non0).toBe(1 / 2);
    expect(metrics.acc2_has0).toBe(1 / 2);
    // non-zero: negative 2*1/(2+1) with support 1, positive never predicted: 0 with support 1
    expect(metrics.f1_non0).toBeCloseTo((2 / 3 + 0) / 2);
    expect(sentimentMetrics([0], [1]).acc2_non0).toBe(0);
    expect(sentimentMetrics([0], [1]).acc2_has0).toBe(1);
    expect(sentimentMetrics([-0.1], [0]).acc2_has0).toBe(0);
  });

  it('weights F1 of classes that occur very unequally', () => {
    // truths: 4 positive, 1 negative; predicted: 3 positive of which 3 right, 2 negative of which 1 right
    // positive: 2*3/(3+4) = 6/7, support 4; negative: 2*1/(2+1) = 2/3, support 1; macro would be .762
    const metrics = sentimentMetrics([1, 1, 1, -1, -1], [1, 1, 1, 1, -1]);
    expect(metrics.f1_non0).toBeCloseTo(((6 / 7) * 4 + 2 / 3) / 5);
    expect(metrics.acc2_non0).toBeCloseTo(4 / 5);
  });

  it('rounds truths half to even as it rounds predictions', () => {
    // 2.5 and 1.5 both go to 2, 0.5 to 0; Math.round would give 3, 2, 1 and agree nowhere
    expect(sentimentMetrics([2, 1.5, 0], [2.5, 2.4, 0.5]).acc7).toBe(1);
    expect(sentimentMetrics([-2, -1.5, 0], [-2.5, -2.4, -0.5]).acc7).toBe(1);
    expect(sentimentMetrics([3, 1], [2.5, 0.5]).acc7).toBe(0);
  });

  it('clips before it rounds', () => {
    // acc7: 7 clips to 3; acc5: both sides clip to 2, so 7 agrees with 2.5 (rounding alone would give 7 and 2)
    expect(sentimentMetrics([7, -9], [3, -2.6])).toMatchObject({ acc7: 1, acc5: 1 });
    expect(sentimentMetrics([7], [2.5])).toMatchObject({ acc7: 0, acc5: 1 });
    expect(sentimentMetrics([7], [2.5]).mae).toBe(4.5);
  });

  it('has no two-class figures where every truth is zero, and no figures of nothing', () => {
    const zeros = sentimentMetrics([0.1, -0.1], [0, 0]);
    expect(zeros.acc2_non0).toBeNaN();
    expect(zeros.f1_non0).toBeNaN();
    expect(zeros.acc2_has0).toBe(1 / 2);
    expect(Object.values(sentimentMetrics([], [])).every(Number.isNaN)).toBe(true);
  });

  it('does not turn a prediction that is no number into a hit', () => {
    expect(sentimentMetrics([Number.NaN, 1], [0, 1])).toMatchObject({
      acc7: 1 / 2,
      acc5: 1 / 2,
      acc2_has0: 1 / 2,
    });
    expect(sentimentMetrics([Number.NaN, 1], [0, 1]).mae).toBeNaN();
  });

  it('counts a negative zero as zero', () => {
    expect(sentimentMetrics([-0.2], [0.2]).acc7).toBe(1);
  });

  it('refuses lists of different length', () => {
    expect(() => sentimentMetrics([1], [1, 2])).toThrow(RangeError);
  });
});

describe('classMetrics', () => {
  it('averages over classes', () => {
    // class 0: 1 hit of 2 predicted, 1 true; class 1: 1 of 1, 2 true; class 2: 1 of 1, 1 true
    const metrics = classMetrics([0, 0, 1, 2], [0, 1, 1, 2]);
    expect(metrics.accuracy).toBeCloseTo(3 / 4);
    expect(metrics.precision_macro).toBeCloseTo((0.5 + 1 + 1) / 3);
    expect(metrics.recall_macro).toBeCloseTo((1 + 0.5 + 1) / 3);
    expect(metrics.f1_macro).toBeCloseTo((2 / 3 + 2 / 3 + 1) / 3);
  });

  it('counts a class that is only ever predicted, and one that never is', () => {
    // class 0: 1 of 1, 2 true; class 1: 0 of 1 predicted, 0 true. As scikit-learn does with zero_division=0
    expect(classMetrics([0, 1], [0, 0])).toEqual({
      accuracy: 1 / 2,
      precision_macro: (1 + 0) / 2,
      recall_macro: (1 / 2 + 0) / 2,
      f1_macro: (2 / 3 + 0) / 2,
    });
  });
});
