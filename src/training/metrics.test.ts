import { describe, expect, it } from 'vitest';
import { classMetrics, roundHalfToEven, sentimentMetrics } from './metrics.ts';

describe('roundHalfToEven', () => {
  it('follows numpy, not Math.round', () => {
    const values = [0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 0.49, -0.51, 2];
    expect(values.map((value) => roundHalfToEven(value) + 0)).toEqual([0, 2, 2, 0, -2, -2, 0, -1, 2]);
  });
});

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
});
