import type * as tf from '@tensorflow/tfjs';
import { type Op, run } from './op.ts';

export interface HeadMeanInputs {
  /** [M*B, h, Tq, Tk] */
  weights: tf.Tensor4D;
}

/** Mean over an attention's heads. */
export const HEAD_MEAN: Op<HeadMeanInputs, object> = {
  name: 'DbrHeadMean',
  moved: [],
  reference: ({ weights }) => weights.mean(1),
};

/** @returns [M*B, Tq, Tk] */
export function headMean(inputs: HeadMeanInputs): tf.Tensor3D {
  return run(HEAD_MEAN, inputs, {}) as tf.Tensor3D;
}
