import * as tf from '@tensorflow/tfjs';
import { type Op, run } from './op.ts';
import { gelu, maskSteps, shiftSteps } from './primitives.ts';

export interface TemporalConvolutionInputs {
  /** [M, B, T, d] */
  x: tf.Tensor4D;
  /** [M, B, T] */
  mask: tf.Tensor3D;
  /** [3, d] */
  kernel: tf.Tensor2D;
  /** [d] */
  bias: tf.Tensor;
}

export interface TemporalConvolutionAttributes {
  dilation: number;
  /** Whether x is first replaced by its change since the step before, 0 unless both steps are valid. */
  differences: boolean;
}

const TAPS = 3;

/** x_t - x_{t-1} where both steps are valid. */
function differencesOf(x: tf.Tensor4D, mask: tf.Tensor3D): tf.Tensor4D {
  const before = shiftSteps(mask.expandDims(-1) as tf.Tensor4D, 1);
  return maskSteps(x.sub(shiftSteps(x, 1)).mul(before) as tf.Tensor4D, mask);
}

/** (x + gelu(w * x + b)) * mask: a residual depthwise convolution with dilation. */
export const TEMPORAL_CONVOLUTION: Op<TemporalConvolutionInputs, TemporalConvolutionAttributes> = {
  name: 'DbrTemporalConvolution',
  moved: ['x', 'kernel', 'bias'],
  reference: ({ x: given, mask, kernel, bias }, { dilation, differences }) => {
    const x = differences ? differencesOf(given, mask) : given;
    const taps = Array.from({ length: TAPS }, (_, tap) =>
      shiftSteps(x, (1 - tap) * dilation).mul(kernel.slice([tap, 0], [1, -1])),
    );
    return maskSteps(x.add(gelu(tf.addN(taps).add(bias))) as tf.Tensor4D, mask);
  },
};

/** @returns [M, B, T, d] */
export function temporalConvolution(
  inputs: TemporalConvolutionInputs,
  attributes: TemporalConvolutionAttributes,
): tf.Tensor4D {
  return run(TEMPORAL_CONVOLUTION, inputs, attributes) as tf.Tensor4D;
}
