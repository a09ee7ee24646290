import * as tf from '@tensorflow/tfjs';
import { type Intervention, LARGEST_SCALE } from './intervention.ts';
import { MODALITIES, PLAYERS } from './modalities.ts';

const M = MODALITIES.length;

/** Which steps of a branch are there, [M, B, T] each; the same for both but when players are left out. */
export interface BranchMasks {
  shared: tf.Tensor3D;
  private: tf.Tensor3D;
}

/** Both branches as BRF gets them, [M, B, T, d], and which of their steps are there. */
export interface Players {
  shared: tf.Tensor4D;
  private: tf.Tensor4D;
  masks: BranchMasks;
}

/**
 * Scales the six players {shared, private} x modality. At 0 a player is out as it is out of a coalition
 * (coalitions.ts): its steps are masked in its branch, so that nobody reads it or hears its opinion.
 * @throws RangeError when the scales are not six numbers from 0 to 2
 */
export function weighPlayers(
  outputs: { mask: tf.Tensor3D; sharedRebalanced: tf.Tensor4D; privateRebalanced: tf.Tensor4D },
  scales: Intervention['scales'],
): Players {
  const { mask, sharedRebalanced, privateRebalanced } = outputs;
  if (scales.length !== PLAYERS.length || !scales.every((scale) => scale >= 0 && scale <= LARGEST_SCALE)) {
    throw new RangeError(`Scales are six numbers from 0 to ${LARGEST_SCALE}, not ${scales.join(', ')}.`);
  }
  const branch = (steps: tf.Tensor4D, first: number) => {
    const factors = scales.slice(first, first + M);
    if (factors.every((factor) => factor === 1)) return { steps, mask };
    const isIn = factors.map((factor) => Number(factor > 0));
    return {
      steps: steps.mul(tf.tensor4d(factors, [M, 1, 1, 1])) as tf.Tensor4D,
      mask: mask.mul(tf.tensor3d(isIn, [M, 1, 1])) as tf.Tensor3D,
    };
  };
  const shared = branch(sharedRebalanced, 0);
  const privates = branch(privateRebalanced, M);
  return {
    shared: shared.steps,
    private: privates.steps,
    masks: { shared: shared.mask, private: privates.mask },
  };
}
