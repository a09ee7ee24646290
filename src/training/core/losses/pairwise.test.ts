import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { type DbrOutputs, MODALITIES, type Modality } from '../../../model/index.ts';
import { maskedMean } from '../../../model/ops/primitives.ts';
import { describeOnBackends } from '../../../model/testing/backends.ts';
import { largestDifference, noise, readAll } from '../../../model/testing/numbers.ts';
import { SUBSETS, TINY_CONFIG } from '../../../model/testing/windows.ts';
import { batchOf, EVERYTHING, termsOf } from '../testing/loss-batches.ts';
import * as pairwise from '../testing/pairwise-similarity.ts';
import {
  centralMomentDiscrepancy,
  channelCorrelation,
  countedRows,
  debiasedCka,
  FEWEST_CKA_SAMPLES,
  featureCka,
} from './similarity.ts';

type Row = tf.Tensor2D[];

/** Losses of pooled vectors, modality pair by modality pair and modality by modality, each its own mean. */
function pooledLosses(outputs: DbrOutputs, present: boolean[][]) {
  const [shared, sharedRebalanced, privateRebalanced] = [
    outputs.shared,
    outputs.sharedRebalanced,
    outputs.privateRebalanced,
  ].map((x) => tf.unstack(maskedMean(x, outputs.mask)) as tf.Tensor2D[]) as [Row, Row, Row];
  const mean = (parts: tf.Scalar[]) => tf.addN([tf.scalar(0), ...parts]).div(Math.max(1, parts.length));
  const counted = (flags: boolean[]) =>
    [tf.tensor1d(flags.map(Number)), flags.filter(Boolean).length] as const;
  const overPairs = (rows: Row, similarity: typeof pairwise.debiasedCka) =>
    mean(
      [[0, 1] as const, [0, 2] as const, [1, 2] as const].flatMap(([m, n]) => {
        const both = (present[m] as boolean[]).map((here, sample) => here && !!present[n]?.[sample]);
        return both.some(Boolean)
          ? [similarity(rows[m] as tf.Tensor2D, rows[n] as tf.Tensor2D, ...counted(both))]
          : [];
      }),
    );
  const overModalities = (similarity: (m: number, weights: tf.Tensor1D, n: number) => tf.Scalar) =>
    mean(present.map((flags, m) => similarity(m, ...counted(flags))));
  return {
    similarity: overPairs(shared, pairwise.centralMomentDiscrepancy),
    redundancy: overPairs(sharedRebalanced, pairwise.debiasedCka),
    leakage: overModalities((m, ...rows) =>
      pairwise.debiasedCka(privateRebalanced[m] as tf.Tensor2D, sharedRebalanced[m] as tf.Tensor2D, ...rows),
    ),
    covariance: overModalities((m, ...rows) =>
      pairwise.channelCorrelation(sharedRebalanced[m] as tf.Tensor2D, ...rows),
    ),
  };
}

describeOnBackends('similarities of many pairs at once', () => {
  /** Samples that count of 12: all, some, too few for CKA, one, none. */
  const COUNTING = [12, 9, FEWEST_CKA_SAMPLES, FEWEST_CKA_SAMPLES - 1, 2, 1, 0];
  const flags = COUNTING.map((n, g) => Array.from({ length: 12 }, (_, i) => (i * 5 + g) % 12 < n));
  const sets = (seed: number) => noise([COUNTING.length, 12, TINY_CONFIG.width], seed);

  type Similarity = (x: tf.Tensor3D, y: tf.Tensor3D) => tf.Tensor;
  type PairSimilarity = (x: tf.Tensor2D, y: tf.Tensor2D, weights: tf.Tensor1D, n: number) => tf.Tensor;
  test.each<[string, Similarity, PairSimilarity]>([
    ['debiased CKA', (x, y) => debiasedCka(x, y, countedRows(flags)), pairwise.debiasedCka],
    [
      'the central moment discrepancy',
      (x, y) => centralMomentDiscrepancy(x, y, countedRows(flags)),
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

describeOnBackends('the losses', () => {
  test.each<[string, Modality[][]]>([
    ['with everything', EVERYTHING],
    ['with an absent modality', EVERYTHING.map(() => ['language', 'visual'])],
    ['of mixed samples', [...SUBSETS, ...SUBSETS, ...SUBSETS]],
    ['of few samples', SUBSETS],
    ['of one sample', [[...MODALITIES]]],
    ['of modalities that never meet', [['language'], ['acoustic']]],
  ])('of pooled vectors are those of each pair and modality, in a batch %s', async (_, items) => {
    const batch = batchOf(items);
    const { network, inputs, targets } = batch;
    const terms = await termsOf(batch);
    const expected = await readAll(() => {
      const outputs = network.forward(inputs);
      const { leakage, ...others } = pooledLosses(outputs, targets.present);
      const rows = (x: tf.Tensor4D) => x.reshape([3, -1, TINY_CONFIG.width]) as tf.Tensor3D;
      const steps = featureCka(
        rows(outputs.privateRebalanced),
        rows(outputs.sharedRebalanced),
        outputs.mask.reshape([3, -1, 1]),
      );
      return { ...others, leakage: leakage.add(steps.mean()) };
    });
    for (const name of ['similarity', 'redundancy', 'leakage', 'covariance'] as const)
      expect(terms[name], name).toBeCloseTo(expected[name][0] as number, 5);
  });
});
