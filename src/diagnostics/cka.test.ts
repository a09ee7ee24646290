import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { debiasedCka } from './cka.ts';
import { all, mapRows, mixed, normalVectors, rowsOf, turned } from './testing/vectors.ts';
import { FEWEST_UTTERANCES, type VectorSet } from './vector-set.ts';

const WIDTH = 5;

/** HSIC_1 as Song et al. write it: tr(K L) + 1'K1 1'L1 / ((n-1)(n-2)) - 2/(n-2) 1'K L1, over n (n-3). */
function hsic(k: number[][], l: number[][]): number {
  const n = k.length;
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
  const product = k.map((row) => row.map((_, j) => sum(row.map((value, t) => value * (l[t]?.[j] ?? 0)))));
  const trace = sum(product.map((row, i) => row[i] as number));
  const sums = (sum(k.flat()) * sum(l.flat())) / ((n - 1) * (n - 2));
  return (trace + sums - (2 / (n - 2)) * sum(product.flat())) / (n * (n - 3));
}

/** Gram matrix with a diagonal of 0. */
function hollowGram(set: VectorSet): number[][] {
  const rows = rowsOf(set);
  return rows.map((a, i) =>
    rows.map((b, j) => (i === j ? 0 : a.reduce((s, v, c) => s + v * (b[c] as number), 0))),
  );
}

function ckaAsWritten(x: VectorSet, y: VectorSet): number {
  const [k, l] = [hollowGram(x), hollowGram(y)];
  return hsic(k, l) / Math.sqrt(hsic(k, k) * hsic(l, l));
}

function value(x: VectorSet, y: VectorSet, rows = all(x.values.length / x.width)): number {
  return debiasedCka(x, y, rows).value ?? Number.NaN;
}

describe('debiased CKA', () => {
  test('is the formula of the paper, with widths that differ and vectors off centre', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 8, max: 20 }),
        fc.double({ min: 0, max: 2, noNaN: true }),
        (seed, n, share) => {
          const x = mapRows(normalVectors(n, WIDTH, seed), (row) => row.map((v) => v + 3));
          const y = mapRows(mixed(normalVectors(n, WIDTH, seed + 1), x, share), (row) => row.slice(1));
          expect(value(x, y)).toBeCloseTo(ckaAsWritten(x, y), 8);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('of a set with itself, turned, scaled and shifted, is 1', () => {
    const x = normalVectors(40, WIDTH, 1);
    expect(value(x, x)).toBeCloseTo(1, 12);
    expect(
      value(
        x,
        mapRows(x, (row) => turned(row).map((v) => 100 - 7 * v)),
      ),
    ).toBeCloseTo(1, 10);
  });

  test('of any two sets does not change with a turn, a scale or a shift, and is the same both ways round', () => {
    const x = normalVectors(40, WIDTH, 1);
    const y = mixed(x, normalVectors(40, WIDTH, 2), 1);
    const before = value(x, y);
    expect(before).toBeGreaterThan(0.2);
    expect(value(y, x)).toBeCloseTo(before, 12);
    expect(
      value(
        mapRows(x, (row) => turned(row).map((v) => 1e-3 * v + 5)),
        y,
      ),
    ).toBeCloseTo(before, 8);
  });

  test('of independent sets is about 0 on average, where the biased estimate is not', () => {
    const values = Array.from({ length: 60 }, (_, seed) =>
      value(normalVectors(40, 12, 2 * seed), normalVectors(40, 12, 2 * seed + 1)),
    );
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(values.some((one) => one < 0)).toBe(true);
  });

  test('of y = x + noise of the same size is a half', () => {
    // |Sigma_xy|^2 / (|Sigma_xx| |Sigma_yy|) = d / (sqrt(d) sqrt(4 d)).
    const x = normalVectors(600, WIDTH, 1);
    expect(value(x, mixed(x, normalVectors(600, WIDTH, 2), 1))).toBeCloseTo(0.5, 1);
  });

  test('looks at the counted rows alone', () => {
    const x = normalVectors(30, WIDTH, 1);
    const y = mixed(x, normalVectors(30, WIDTH, 2), 1);
    const rows = Uint8Array.from({ length: 30 }, (_, row) => (row % 3 === 0 ? 0 : 1));
    const kept = (set: VectorSet) => ({
      values: rowsOf(set)
        .filter((_, row) => rows[row])
        .flat(),
      width: WIDTH,
    });
    const littered = mapRows(x, (row) => row);
    (littered.values as Float64Array).fill(Number.NaN, 0, WIDTH); // row 0 does not count
    expect(debiasedCka(littered, y, rows)).toEqual({ value: value(kept(x), kept(y)), n: 20 });
  });

  test('is null, with the n, below the least number of utterances', () => {
    const x = normalVectors(30, WIDTH, 1);
    const few = new Uint8Array(30).fill(1, 0, FEWEST_UTTERANCES - 1);
    expect(debiasedCka(x, x, few)).toEqual({ value: null, n: FEWEST_UTTERANCES - 1 });
    expect(debiasedCka(x, x, new Uint8Array(30))).toEqual({ value: null, n: 0 });
    const enough = new Uint8Array(30).fill(1, 0, FEWEST_UTTERANCES);
    expect(debiasedCka(x, x, enough).value).toBeCloseTo(1, 10);
  });

  test.each([
    ['zeros', () => new Array(10 * 10).fill(0)],
    ['the same vector each time', () => Array.from({ length: 10 * 10 }, (_, i) => Math.sin(i % 10))],
    // Gram matrix the identity: nothing is left without its diagonal.
    ['vectors equally far apart', () => Array.from({ length: 10 * 10 }, (_, i) => (i % 11 === 0 ? 3 : 0))],
  ])('is null for %s: there is nothing to compare', (_, values) => {
    const still = { values: values(), width: 10 };
    const x = normalVectors(10, WIDTH, 1);
    expect(debiasedCka(still, x, all(10))).toEqual({ value: null, n: 10 });
    expect(debiasedCka(x, still, all(10))).toEqual({ value: null, n: 10 });
  });

  test('stays in [-1, 1]', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 8, max: 12 }), (seed, n) => {
        expect(Math.abs(value(normalVectors(n, 2, seed), normalVectors(n, 3, seed + 1)))).toBeLessThanOrEqual(
          1,
        );
      }),
      { numRuns: 50 },
    );
  });
});
