import * as tf from '@tensorflow/tfjs';
import { type Op, run } from '../op.ts';
import { centre, EPSILON, otherSet, type SetPairs } from './counted-rows.ts';

/**
 * Linear CKA in feature space, |X'Y|^2 / (|X'X| |Y'Y|) (Kornblith et al., 2019, eq. 4), of G pairs of sets at once.
 * Invariant to rotation, which squared cosine is not: a loss on cosine leaves the shared information where it was.
 */
export const FEATURE_CKA: Op<SetPairs, object> = {
  name: 'DbrFeatureCka',
  moved: ['x', 'y'],
  reference: (sets) => {
    const { weights } = sets;
    const counts = weights.sum(1, true).maximum(1);
    const a = centre(sets.x, weights, counts);
    const b = centre(otherSet(sets), weights, counts);
    const energy = (p: tf.Tensor3D, q: tf.Tensor3D) => tf.matMul(p, q, true, false).square().sum([1, 2]);
    const scale = energy(a, a).mul(energy(b, b)).add(EPSILON).sqrt();
    return energy(a, b).div(scale);
  },
};

/** @returns [G], in [0, 1] */
export function featureCka(sets: SetPairs): tf.Tensor1D {
  return run(FEATURE_CKA, sets, {}) as tf.Tensor1D;
}
