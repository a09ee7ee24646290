import { describe, expect, test } from 'vitest';
import { participationRatio } from './participation.ts';
import { all, mapRows, normalVectors, turned } from './testing/vectors.ts';

/** Rows +-size along each axis in turn: a covariance diagonal with entries in proportion to size^2. */
function cross(sizes: readonly number[], repeats: number) {
  const rows = Array.from({ length: repeats }, () =>
    sizes.flatMap((size, axis) => [size, -size].map((end) => sizes.map((_, i) => (i === axis ? end : 0)))),
  ).flat();
  return { values: rows.flat(), width: sizes.length };
}

describe('participation ratio', () => {
  test.each([
    ['one direction', [1, 0, 0, 0], 1],
    ['all alike', [2, 2, 2, 2], 4],
    ['half of them', [3, 3, 0, 0], 2],
    // Variances 4 : 1 : 1, so (4 + 1 + 1)^2 / (16 + 1 + 1).
    ['one larger', [2, 1, 1], 2],
  ])('of vectors that spread over %s', (_, sizes, expected) => {
    const set = cross(sizes, 2);
    const n = set.values.length / set.width;
    const estimate = participationRatio(set, all(n));
    expect(estimate.n).toBe(n);
    expect(estimate.value).toBeCloseTo(expected, 10);
    const moved = mapRows(set, (row) => turned(row).map((v) => 5 * v + 2));
    expect(participationRatio(moved, all(n)).value).toBeCloseTo(expected, 8);
  });

  test('of much noise is about its width, of little at most n - 1', () => {
    const set = normalVectors(2000, 6, 1);
    expect(participationRatio(set, all(2000)).value).toBeCloseTo(6, 0);
    const few = new Uint8Array(2000).fill(1, 0, 8);
    const wide = normalVectors(2000, 40, 1);
    expect(participationRatio(wide, few).value).toBeLessThanOrEqual(7);
  });

  test('is null with too few utterances, or when they are all alike', () => {
    expect(participationRatio(normalVectors(7, 3, 1), all(7))).toEqual({ value: null, n: 7 });
    expect(participationRatio({ values: new Array(30).fill(0.1), width: 3 }, all(10))).toEqual({
      value: null,
      n: 10,
    });
  });
});
