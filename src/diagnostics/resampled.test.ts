import { describe, expect, test } from 'vitest';
import { difference, interval, quantile, RESAMPLES, resampled } from './resampled.ts';
import { normalVectors } from './testing/vectors.ts';

/** The mean of numbers as a statistic over rows. */
function meanOf(values: ArrayLike<number>) {
  return (rows: Int32Array) => rows.reduce((sum, row) => sum + (values[row] as number), 0) / rows.length;
}

const normal = (n: number, seed: number) => normalVectors(n, 1, seed).values;

describe('an estimate over random halves', () => {
  test('has the spread that the estimate has over fresh utterances', () => {
    const n = 100;
    const { value, draws } = resampled(n, meanOf(normal(n, 1)));
    const centre = draws.reduce((sum, draw) => sum + draw, 0) / RESAMPLES;
    const error = Math.sqrt(draws.reduce((sum, draw) => sum + (draw - centre) ** 2, 0) / RESAMPLES);
    expect(centre).toBeCloseTo(value as number, 2);
    expect(error).toBeGreaterThan(0.085);
    expect(error).toBeLessThan(0.115);
  });

  test('has an interval that holds the truth about 95 times of 100', () => {
    const held = Array.from({ length: 200 }, (_, seed) => {
      const within = interval(resampled(60, meanOf(normal(60, 1000 + seed))));
      return within !== null && within.low <= 0 && 0 <= within.high;
    });
    const share = held.filter(Boolean).length / held.length;
    expect(share).toBeGreaterThan(0.9);
    expect(share).toBeLessThan(0.99);
  });

  test('is the same every time', () => {
    const of = meanOf(normal(31, 2));
    expect(resampled(31, of)).toEqual(resampled(31, of));
  });

  test('has no interval where a half does not determine it', () => {
    const estimate = resampled(10, (rows) => (rows.includes(3) ? 1 : null));
    expect(estimate.value).toBe(1);
    expect(interval(estimate)).toBeNull();
  });
});

describe('a difference of two estimates', () => {
  test('loses what both share: of a shift alone nothing is left to chance', () => {
    const values = normal(40, 5);
    const shifted = Float64Array.from(values, (value) => value - 0.25);
    const { value, draws } = difference(resampled(40, meanOf(shifted)), resampled(40, meanOf(values)));
    expect(value).toBeCloseTo(-0.25, 12);
    const within = interval({ draws });
    expect(within?.low).toBeCloseTo(-0.25, 12);
    expect(within?.high).toBeCloseTo(-0.25, 12);
  });

  test('is of as many utterances, or none', () => {
    const one = resampled(40, meanOf(normal(40, 5)));
    expect(() => difference(one, resampled(41, meanOf(normal(41, 5))))).toThrow(RangeError);
  });
});

test('a quantile lies between its neighbours', () => {
  expect([0, 0.25, 0.5, 0.9, 1].map((share) => quantile([1, 2, 4, 8, 16], share))).toEqual([
    1,
    2,
    4,
    expect.closeTo(12.8, 12),
    16,
  ]);
});
