import * as tf from '@tensorflow/tfjs';
import { layerNorm } from './layer-norm.ts';
import { type Op, run } from './op.ts';
import { maskSteps } from './primitives.ts';

export interface PlacedNormInputs {
  /** One tensor per modality, [B, T, d] each. */
  language: tf.Tensor3D;
  acoustic: tf.Tensor3D;
  visual: tf.Tensor3D;
  /** [M, d] */
  gain: tf.Tensor;
  offset: tf.Tensor;
  /** [T, d], scaled. */
  positions: tf.Tensor;
  /** [M, B, T] */
  mask: tf.Tensor3D;
}

/** The modalities joined: (LN(x) + positions) * mask. */
export const PLACED_NORM: Op<PlacedNormInputs, object> = {
  name: 'DbrPlacedNorm',
  moved: ['language', 'acoustic', 'visual', 'gain', 'offset'],
  reference: ({ language, acoustic, visual, gain, offset, positions, mask }) => {
    const [batch, steps, width] = language.shape;
    const joined = tf
      .concat([language, acoustic, visual], 0)
      .reshape([3, batch, steps, width]) as tf.Tensor4D;
    return maskSteps(layerNorm({ x: joined, gain, offset }).add(positions) as tf.Tensor4D, mask);
  },
};

/** @returns [M, B, T, d] */
export function placedNorm(inputs: PlacedNormInputs): tf.Tensor4D {
  return run(PLACED_NORM, inputs, {}) as tf.Tensor4D;
}
