import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { type DbrOutputs, MODALITIES, type Modality } from '../../../model/index.ts';
import { featureCka } from '../../../model/ops/losses/feature-cka.ts';
import { maskedMean } from '../../../model/ops/primitives.ts';
import { describeOnBackends } from '../../../model/testing/backends.ts';
import { readAll } from '../../../model/testing/numbers.ts';
import * as pairwise from '../../../model/testing/pairwise-similarity.ts';
import { SUBSETS, TINY_CONFIG } from '../../../model/testing/windows.ts';
import { batchOf, EVERYTHING, termsOf } from '../testing/loss-batches.ts';

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
      const steps = featureCka({
        x: rows(outputs.privateRebalanced),
        y: rows(outputs.sharedRebalanced),
        weights: outputs.mask.reshape([3, -1, 1]),
      });
      return { ...others, leakage: leakage.add(steps.mean()) };
    });
    for (const name of ['similarity', 'redundancy', 'leakage', 'covariance'] as const)
      expect(terms[name], name).toBeCloseTo(expected[name][0] as number, 5);
  });
});
