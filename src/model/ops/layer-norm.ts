import type * as tf from '@tensorflow/tfjs';
import { type Op, run } from './op.ts';
import { maskSteps, normalise } from './primitives.ts';

export interface LayerNormInputs {
  /** [M, ..., d] */
  x: tf.Tensor;
  /** [d], or [M, d] with one of each per modality. */
  gain: tf.Tensor;
  offset: tf.Tensor;
  /** [M, B, T]; what it rules out becomes 0. */
  mask?: tf.Tensor3D | undefined;
}

/** LN(x) * mask over the last axis (Ba et al., 2016). */
export const LAYER_NORM: Op<LayerNormInputs, object> = {
  name: 'DbrLayerNorm',
  moved: ['x', 'gain', 'offset'],
  reference: ({ x, gain, offset, mask }) => {
    const normed = normalise(x, gain, offset);
    return mask ? maskSteps(normed as tf.Tensor4D, mask) : normed;
  },
};

/** @returns the shape of x */
export function layerNorm<T extends tf.Tensor>(inputs: LayerNormInputs & { x: T }): T {
  return run(LAYER_NORM, inputs, {}) as T;
}
