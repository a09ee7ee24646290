import type * as tf from '@tensorflow/tfjs';
import { type Op, run } from './op.ts';
import { maskedMean } from './primitives.ts';

export interface MaskedMeanInputs {
  /** [M, B, T, d] */
  x: tf.Tensor4D;
  /** [M, B, T] */
  mask: tf.Tensor3D;
}

/** Mean over valid steps; 0 for an absent modality. */
export const MASKED_MEAN: Op<MaskedMeanInputs, object> = {
  name: 'DbrMaskedMean',
  moved: ['x'],
  reference: ({ x, mask }) => maskedMean(x, mask),
};

/** @returns [M, B, d] */
export function poolSteps(inputs: MaskedMeanInputs): tf.Tensor3D {
  return run(MASKED_MEAN, inputs, {}) as tf.Tensor3D;
}
