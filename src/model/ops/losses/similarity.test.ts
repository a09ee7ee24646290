import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { describeOnBackends } from '../../testing/backends.ts';
import { noise, read, readAll, rowsOf, sum } from '../../testing/numbers.ts';
import { centralMomentDiscrepancy } from './central-moments.ts';
import { channelCorrelation } from './channel-correlation.ts';
import { type CountedRows, countedRows, stopGradient } from './counted-rows.ts';
import { debiasedCka, FEWEST_CKA_SAMPLES } from './debiased-cka.ts';
import { featureCka as featureCkaOf } from './feature-cka.ts';

const WIDTH = 8;

const matrix = (rows: number, seed: number) => noise([rows, WIDTH], seed) as tf.Tensor2D;
const stack = (rows: number, seed: number) => noise([2, rows, WIDTH], seed) as tf.Tensor3D;

/** An orthogonal matrix [d, d]. */
const rotation = () => tf.linalg.gramSchmidt(matrix(WIDTH, 99)) as tf.Tensor2D;

/** One set: its first `counting` rows count, all where not said. */
const rows = (all: number, counting = all) =>
  countedRows([Array.from({ length: all }, (_, i) => i < counting)]);
const set = (x: tf.Tensor) => x.expandDims(0) as tf.Tensor3D;
const featureCka = (x: tf.Tensor3D, y: tf.Tensor3D, weights: tf.Tensor3D) => featureCkaOf({ x, y, weights });
/** The similarities of one pair of sets. */
const cka = (x: tf.Tensor, y: tf.Tensor, counted: CountedRows) =>
  debiasedCka({ x: set(x), y: set(y) }, counted);
const cmd = (x: tf.Tensor, y: tf.Tensor, counted: CountedRows) =>
  centralMomentDiscrepancy({ x: set(x), y: set(y) }, counted);
const correlation = (x: tf.Tensor, counted: CountedRows) => channelCorrelation(set(x), counted);

async function scalar(compute: () => tf.Tensor): Promise<number> {
  return (await read(compute))[0] as number;
}

describeOnBackends('similarity', () => {
  test('feature CKA of anything with its rotation, scaled and shifted, is 1', async () => {
    const values = await read(() => {
      const x = stack(50, 1);
      const turned = x.reshape([-1, WIDTH]).matMul(rotation()).reshape(x.shape).mul(3).add(2) as tf.Tensor3D;
      return featureCka(x, turned, tf.ones([2, 50, 1]));
    });
    for (const value of values) expect(value).toBeCloseTo(1, 4);
  });

  test('feature CKA of independent noise is small when there is much of it', async () => {
    const values = await read(() => featureCka(stack(4000, 1), stack(4000, 2), tf.ones([2, 4000, 1])));
    for (const value of values) expect(value).toBeLessThan(0.01);
  });

  test('feature CKA of a half that is shared lies between', async () => {
    const values = await read(() => {
      const x = stack(4000, 1);
      const half = tf.concat(
        [x.slice([0, 0, 0], [2, 4000, WIDTH / 2]), stack(4000, 2).slice([0, 0, WIDTH / 2])],
        2,
      );
      return featureCka(x, half as tf.Tensor3D, tf.ones([2, 4000, 1]));
    });
    // |X'Y|^2 counts half the channels of either: d/2 / d.
    for (const value of values) expect(value).toBeCloseTo(0.5, 1);
  });

  test('feature CKA does not look at absent rows, and is 0 without any', async () => {
    const { clean, littered, nothing } = await readAll(() => {
      const weights = tf.tensor3d(
        Array.from({ length: 2 }, () => Array.from({ length: 30 }, (_, i) => [Number(i < 20)])),
      );
      const litter = tf.sub(1, weights).mul(7) as tf.Tensor3D;
      const [x, y] = [stack(30, 1), stack(30, 2)];
      return {
        clean: featureCka(x, y, weights),
        littered: featureCka(x.add(litter), y.sub(litter), weights),
        nothing: featureCka(x, y, tf.zeros([2, 30, 1])),
      };
    });
    clean.forEach((value, m) => {
      expect(littered[m]).toBeCloseTo(value, 5);
    });
    expect([...nothing]).toEqual([0, 0]);
  });

  test('debiased CKA does not depend on scale or place', async () => {
    const { plain, shrunk, grown, moved } = await readAll(() => {
      const x = matrix(64, 1);
      const y = x.add(matrix(64, 2)) as tf.Tensor2D;
      const all = rows(64);
      return {
        plain: cka(x, y, all),
        shrunk: cka(x.mul(0.001), y.mul(0.01), all),
        grown: cka(x.mul(1000), y, all),
        moved: cka(x.add(3) as tf.Tensor2D, y.sub(5), all),
      };
    });
    expect(plain[0]).toBeGreaterThan(0.1);
    for (const value of [shrunk, grown, moved]) expect(value[0]).toBeCloseTo(plain[0] as number, 4);
  });

  test('channel correlation is 0 for channels of their own, 1 for copies, and blind to scale and absent rows', async () => {
    const { own, copies, shrunk, littered, mixed, mixedSmall } = await readAll(() => {
      const all = rows(4000);
      const x = matrix(4000, 1);
      const copy = x.slice([0, 0], [4000, 1]).tile([1, WIDTH]) as tf.Tensor2D;
      const few = rows(40, 20);
      const sample = matrix(40, 2);
      const litter = tf.sub(1, few.weights).squeeze([0]).mul(9);
      return {
        own: correlation(x, all),
        copies: correlation(copy, all),
        shrunk: correlation(copy.mul(0.01), all),
        littered: correlation(sample.add(litter), few),
        mixed: correlation(sample, few),
        mixedSmall: correlation(sample.mul(0.1), few),
      };
    });
    expect(own[0]).toBeLessThan(0.01);
    expect(copies[0]).toBeCloseTo(1, 4);
    expect(shrunk[0]).toBeCloseTo(1, 4);
    expect(littered[0]).toBeCloseTo(mixed[0] as number, 5);
    expect(mixedSmall[0]).toBeCloseTo(mixed[0] as number, 4);
  });

  test('debiased CKA of anything with itself, rotated, is 1', async () => {
    const { same, turned } = await readAll(() => {
      const x = matrix(64, 1);
      const all = rows(64);
      return {
        same: cka(x, x, all),
        turned: cka(x, x.matMul(rotation()), all),
      };
    });
    expect(same[0]).toBeCloseTo(1, 3);
    expect(turned[0]).toBeCloseTo(1, 3);
  });

  test('debiased CKA is the ratio of HSIC over all quadruples of different samples', async () => {
    const n = 9;
    const { x, y, value } = await readAll(() => {
      // Off centre: the estimator must see to that by itself.
      const one = matrix(n, 3).add(1) as tf.Tensor2D;
      const other = one.add(matrix(n, 4)) as tf.Tensor2D;
      return { x: one, y: other, value: cka(one, other, rows(n)) };
    });
    const [k, l] = [gram(rowsOf(x, WIDTH)), gram(rowsOf(y, WIDTH))];
    const expected =
      hsicOverQuadruples(k, l) / Math.sqrt(hsicOverQuadruples(k, k) * hsicOverQuadruples(l, l));
    expect(expected).toBeGreaterThan(0.1);
    expect(value[0]).toBeCloseTo(expected, 3);
  });

  test('debiased CKA of independent noise is near 0 at 64 samples, where the biased one is not', async () => {
    const seeds = Array.from({ length: 20 }, (_, i) => 1 + 2 * i);
    const { debiased, biased } = await readAll(() => {
      const all = rows(64);
      const pairs = seeds.map((seed) => [matrix(64, seed), matrix(64, seed + 1)] as const);
      const wide = pairs.map((pair) => pair.map((x) => x.expandDims(0)) as [tf.Tensor3D, tf.Tensor3D]);
      return {
        debiased: tf.stack(pairs.map(([x, y]) => cka(x, y, all))),
        biased: tf.stack(wide.map(([x, y]) => featureCka(x, y, tf.ones([1, 64, 1])).squeeze())),
      };
    });
    expect(sum(debiased) / seeds.length).toBeLessThan(0.02);
    expect(sum(biased) / seeds.length).toBeGreaterThan(0.08);
  });

  test('debiased CKA of a known dependence: y = x + noise of the same size', async () => {
    const value = await scalar(() => {
      const x = matrix(256, 1);
      return cka(x, x.add(matrix(256, 2)), rows(256));
    });
    // |Sigma_xy|^2 / (|Sigma_xx| |Sigma_yy|) = d / (sqrt(d) sqrt(4 d)) = 1/2.
    expect(value).toBeGreaterThan(0.42);
    expect(value).toBeLessThan(0.58);
  });

  test('debiased CKA does not look at samples that do not count, and needs enough that do', async () => {
    const { clean, littered, few } = await readAll(() => {
      const counted = rows(30, 20);
      const litter = tf.sub(1, counted.weights).squeeze([0]).mul(9);
      const [x, y] = [matrix(30, 1), matrix(30, 1).add(matrix(30, 2)) as tf.Tensor2D];
      return {
        clean: cka(x, y, counted),
        littered: cka(x.add(litter), y.sub(litter), counted),
        few: cka(x, x, rows(30, FEWEST_CKA_SAMPLES - 1)),
      };
    });
    expect(littered[0]).toBeCloseTo(clean[0] as number, 5);
    expect(clean[0]).toBeGreaterThan(0.1);
    expect(few[0]).toBe(0);
  });

  // Pooled outputs of layer norms are about this size; the guard against vanishing sums shows far below it.
  test.each([0.5, 1, 10])('debiased CKA does not depend on the unit, factor %f', async (factor) => {
    const x = () => matrix(64, 1).mul(factor) as tf.Tensor2D;
    expect(await scalar(() => cka(x(), x(), rows(64)))).toBeCloseTo(1, 2);
  });

  test('the central moment discrepancy is 0 for the same set in any order, and sees each moment', async () => {
    const { same, shuffled, shifted, stretched, skewed } = await readAll(() => {
      const x = matrix(100, 1);
      const all = rows(100);
      const from = (y: tf.Tensor) => cmd(x, y, all);
      const small = x.mul(0.5).exp();
      const mean = small.mean(0);
      const mirrored = mean.mul(2).sub(small) as tf.Tensor2D; // same mean and spread, third moment turned over
      return {
        same: from(x),
        shuffled: from(x.reverse(0)),
        shifted: from(x.add(0.5)),
        stretched: from(x.sub(x.mean(0)).mul(2).add(x.mean(0))),
        skewed: cmd(small as tf.Tensor2D, mirrored, all),
      };
    });
    expect(same[0]).toBeLessThan(1e-3);
    expect(shuffled[0]).toBeLessThan(1e-3);
    // A shift moves the mean alone: |0.5| over 8 channels.
    expect(shifted[0]).toBeCloseTo(0.5 * Math.sqrt(WIDTH), 2);
    expect(stretched[0]).toBeGreaterThan(1);
    expect(skewed[0]).toBeGreaterThan(0.5);
  });

  test('the central moment discrepancy counts the chosen samples alone', async () => {
    const { clean, littered } = await readAll(() => {
      const counted = rows(30, 20);
      const litter = tf.sub(1, counted.weights).squeeze([0]).mul(9);
      const [x, y] = [matrix(30, 1), matrix(30, 2)];
      return {
        clean: cmd(x, y, counted),
        littered: cmd(x.add(litter), y.sub(litter), counted),
      };
    });
    expect(littered[0]).toBeCloseTo(clean[0] as number, 4);
  });

  test('stopGradient gives the same values and no gradient', async () => {
    const { value, stopped, half } = await readAll(() => {
      const x = matrix(3, 1);
      return {
        value: stopGradient(x).sub(x),
        stopped: tf.grad((v) => stopGradient(v).square().sum())(x),
        // d(stop(x) x)/dx = stop(x): one of the two factors only.
        half: tf
          .grad((v) => stopGradient(v).mul(v).sum())(x)
          .sub(x),
      };
    });
    for (const values of [value, stopped, half]) expect(values.every((v) => v === 0)).toBe(true);
  });

  test('gradients stay finite for sets that do not vary', async () => {
    const gradients = await readAll(() => {
      const flat = tf.ones([16, WIDTH]) as tf.Tensor2D;
      const all = rows(16);
      return {
        debiased: tf.grad((x) => cka(x as tf.Tensor2D, matrix(16, 1), all))(flat),
        moments: tf.grad((x) => cmd(x as tf.Tensor2D, flat, all))(flat),
        feature: tf.grad((x) =>
          featureCka(
            x.expandDims(0) as tf.Tensor3D,
            matrix(16, 1).expandDims(0) as tf.Tensor3D,
            tf.ones([1, 16, 1]),
          ).sum(),
        )(flat),
      };
    });
    for (const values of Object.values(gradients)) expect(values.every(Number.isFinite)).toBe(true);
  });
});

/** Inner products of the rows, as a function of two of them. */
function gram(rows: Float32Array[]): number[][] {
  return rows.map((a) => rows.map((b) => sum(a.map((value, i) => value * (b[i] as number)))));
}

/** HSIC as Song et al. (2012) define its unbiased estimate: a mean over (i, j, q, r), all different. */
function hsicOverQuadruples(k: number[][], l: number[][]): number {
  const indices = k.map((_, index) => index);
  const others = (taken: number[]) => indices.filter((index) => !taken.includes(index));
  const at = (matrix: number[][], row: number, column: number) => matrix[row]?.[column] as number;
  const terms = indices.flatMap((i) =>
    others([i]).flatMap((j) =>
      others([i, j]).flatMap((q) =>
        others([i, j, q]).map((r) => at(k, i, j) * (at(l, i, j) + at(l, q, r) - 2 * at(l, i, q))),
      ),
    ),
  );
  return sum(terms) / terms.length;
}
