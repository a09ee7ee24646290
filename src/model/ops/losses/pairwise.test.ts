import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { describeOnBackends } from '../../testing/backends.ts';
import { largestDifference, noise, readAll } from '../../testing/numbers.ts';
import * as pairwise from '../../testing/pairwise-similarity.ts';
import { centralMomentDiscrepancy } from './central-moments.ts';
import { channelCorrelation } from './channel-correlation.ts';
import { countedRows } from './counted-rows.ts';
import { debiasedCka, FEWEST_CKA_SAMPLES } from './debiased-cka.ts';

const WIDTH = 8;

describeOnBackends('similarities of many pairs at once', () => {
  /** Samples that count of 12: all, some, too few for CKA, one, none. */
  const COUNTING = [12, 9, FEWEST_CKA_SAMPLES, FEWEST_CKA_SAMPLES - 1, 2, 1, 0];
  const flags = COUNTING.map((n, g) => Array.from({ length: 12 }, (_, i) => (i * 5 + g) % 12 < n));
  const sets = (seed: number) => noise([COUNTING.length, 12, WIDTH], seed);

  type Similarity = (x: tf.Tensor3D, y: tf.Tensor3D) => tf.Tensor;
  type PairSimilarity = (x: tf.Tensor2D, y: tf.Tensor2D, weights: tf.Tensor1D, n: number) => tf.Tensor;
  test.each<[string, Similarity, PairSimilarity]>([
    ['debiased CKA', (x, y) => debiasedCka({ x, y }, countedRows(flags)), pairwise.debiasedCka],
    [
      'the central moment discrepancy',
      (x, y) => centralMomentDiscrepancy({ x, y }, countedRows(flags)),
      pairwise.centralMomentDiscrepancy,
    ],
    [
      'channel correlation',
      (x, y) => channelCorrelation(x.add(y), countedRows(flags)),
      (x, y, ...counted) => pairwise.channelCorrelation(x.add(y), ...counted),
    ],
  ])('%s of many pairs at once is that of each, and so are its gradients', async (_, together, alone) => {
    const eachAlone: Similarity = (x, y) =>
      tf.stack(
        flags.map((row, g) => {
          const [one, other] = [x, y].map((stack) => stack.slice([g], [1]).squeeze<tf.Tensor2D>([0]));
          const weights = tf.tensor1d(row.map(Number));
          return alone(one as tf.Tensor2D, other as tf.Tensor2D, weights, COUNTING[g] as number);
        }),
      );
    const valueAndGradients = (similarity: Similarity) => {
      const y = sets(1);
      const x = y.add(sets(2)).mul(3).add(1);
      const weighted = (a: tf.Tensor, b: tf.Tensor) =>
        similarity(a as tf.Tensor3D, b as tf.Tensor3D)
          .mul(noise([COUNTING.length], 3))
          .sum();
      const [dx, dy] = tf.grads(weighted)([x, y]) as [tf.Tensor, tf.Tensor];
      return { value: similarity(x as tf.Tensor3D, y as tf.Tensor3D), dx, dy };
    };
    const expected = await readAll(() => valueAndGradients(eachAlone));
    const given = await readAll(() => valueAndGradients(together));
    for (const part of ['value', 'dx', 'dy'] as const) {
      const scale = Math.max(...expected[part].map(Math.abs));
      expect(scale, part).toBeGreaterThan(1e-3);
      expect(largestDifference(given[part], expected[part]) / scale, part).toBeLessThan(1e-5);
    }
  });
});
