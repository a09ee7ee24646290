import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairedDifference, spreadOf } from './spread.ts';

describe('spreadOf', () => {
  it('is the mean and the sample deviation', () => {
    // deviations from 4: -2, 0, 2; squares 8; over 2: 4
    expect(spreadOf([2, 4, 6])).toEqual({ mean: 4, deviation: 2, n: 3 });
  });

  it('has no deviation for one seed', () => {
    expect(spreadOf([0.7]).mean).toBe(0.7);
    expect(spreadOf([0.7]).deviation).toBeNaN();
  });
});

describe('pairedDifference', () => {
  it('calls a difference one that every seed shows alike, however far the seeds lie apart', () => {
    // differences -.05, -.06, -.04: mean -.05, deviation .01, 4.303 * .01 / sqrt(3) = .025
    const result = pairedDifference([0.6, 0.7, 0.8], [0.65, 0.76, 0.84]);
    expect(result.mean).toBeCloseTo(-0.05);
    expect(result.deviation).toBeCloseTo(0.01);
    expect(result.differs).toBe(true);
  });

  it('does not call one that is within twice its standard error of three seeds', () => {
    // differences .01, .02, .06: mean .03, deviation .0265, standard error .0153: the interval reaches below 0
    expect(pairedDifference([0.61, 0.62, 0.66], [0.6, 0.6, 0.6]).differs).toBe(false);
  });

  it('does not call one that changes its sign between seeds', () => {
    expect(pairedDifference([0.1, -0.1, 0.1], [0, 0, 0]).differs).toBe(false);
  });

  it('never calls one of fewer than three seeds, nor none at all', () => {
    expect(pairedDifference([1, 1], [0, 0]).differs).toBe(false);
    expect(pairedDifference([1], [0]).differs).toBe(false);
    expect(pairedDifference([], []).differs).toBe(false);
    expect(pairedDifference([1, 2, 3], [1, 2, 3]).differs).toBe(false);
  });

  it('says the same whichever variant comes first and in whatever order the seeds do', () => {
    const pair = fc.tuple(
      fc.float({ noNaN: true, min: 0, max: 3 }),
      fc.float({ noNaN: true, min: 0, max: 3 }),
    );
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 14 }), (pairs) => {
        const [first, second] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        const forth = pairedDifference(first, second);
        const back = pairedDifference(second.toReversed(), first.toReversed());
        expect(back.mean).toBeCloseTo(-forth.mean, 9);
        expect(back.differs).toBe(forth.differs);
      }),
    );
  });

  it('refuses figures of different seeds', () => {
    expect(() => pairedDifference([1, 2], [1])).toThrow(RangeError);
  });
});
