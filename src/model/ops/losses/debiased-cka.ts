import * as tf from '@tensorflow/tfjs';
import { type Op, run } from '../op.ts';
import {
  type CountedRows,
  type Counts,
  EPSILON,
  otherSet,
  perSet,
  type SetPairs,
  standardise,
} from './counted-rows.ts';

/** Fewest samples a debiased CKA is worth computing on; the estimator itself needs 4. */
export const FEWEST_CKA_SAMPLES = 8;

/** HSIC_1 of Song et al. (2012), unbiased, of G pairs of Gram matrices without diagonal; n [G] is at least 4. */
function unbiasedHsic(k: tf.Tensor3D, l: tf.Tensor3D, n: readonly number[]): tf.Tensor1D {
  const each = (of: (n: number) => number) => perSet(n.map(of), 1);
  const trace = k.mul(l).sum([1, 2]);
  const sums = k
    .sum([1, 2])
    .mul(l.sum([1, 2]))
    .mul(each((n) => 1 / ((n - 1) * (n - 2))));
  const rows = k
    .sum(2)
    .mul(l.sum(2))
    .sum(1)
    .mul(each((n) => 2 / (n - 2)));
  return trace
    .add(sums)
    .sub(rows)
    .mul(each((n) => 1 / (n * (n - 3))));
}

/**
 * Debiased linear CKA over samples (Nguyen et al., 2021) of G pairs of sets at once:
 * HSIC_1(K, L) / sqrt(HSIC_1(K, K) HSIC_1(L, L)), floored at 0.
 */
export const DEBIASED_CKA: Op<SetPairs, Counts> = {
  name: 'DbrDebiasedCka',
  moved: ['x', 'y'],
  reference: (sets, { counts }) => {
    const { x, weights } = sets;
    const [, batch, width] = x.shape;
    const n = counts.map((count) => Math.max(count, FEWEST_CKA_SAMPLES));
    const pairs = tf.matMul(weights, weights, false, true).mul(tf.sub(1, tf.eye(batch))); // (G, B, B)
    const gram = (of: tf.Tensor3D) => {
      const standardised = standardise(of, { weights, counts });
      return tf.matMul(standardised, standardised, false, true).div(width).mul<tf.Tensor3D>(pairs);
    };
    const k = gram(x);
    const l = gram(otherSet(sets));
    // An unbiased estimate of a positive number can come out negative; such a batch says nothing.
    const energy = unbiasedHsic(k, k, n)
      .relu()
      .mul(unbiasedHsic(l, l, n).relu());
    const enough = counts.map((count) => Number(count >= FEWEST_CKA_SAMPLES));
    return unbiasedHsic(k, l, n).relu().div(energy.add(EPSILON).sqrt()).mul(perSet(enough, 1));
  },
};

/** @returns [G]; 0 where fewer than FEWEST_CKA_SAMPLES count */
export function debiasedCka(sets: Omit<SetPairs, 'weights'>, { weights, counts }: CountedRows): tf.Tensor1D {
  return run(DEBIASED_CKA, { ...sets, weights }, { counts }) as tf.Tensor1D;
}
