import * as tf from '@tensorflow/tfjs';
import { type Op, run } from './op.ts';
import { affine, joinFeatures, maskSteps, shiftSteps } from './primitives.ts';

export interface InputConvolutionInputs {
  /** One modality's raw features, [B, T, n]. */
  features: tf.Tensor3D;
  /** Stored statistics, [n]. */
  mean: tf.Tensor;
  std: tf.Tensor;
  /** Of all modalities, [M, B, T]. */
  mask: tf.Tensor3D;
  /** [taps * n, d] */
  kernel: tf.Tensor;
  /** [d] */
  bias: tf.Tensor;
  /** The keep-mask of a dropout on the standardised features, [B, T, n]; a variable where somebody asks for its gradient. */
  keep?: tf.Tensor | undefined;
}

export interface InputConvolutionAttributes {
  /** Row of the mask. */
  modality: number;
  /** Odd number of steps it sees at a time. */
  taps: number;
  /** z-scores are clamped to +-limit. */
  limit: number;
}

/** z-score, clamp, mask, and a convolution over the steps: shifted slices and one matmul. */
export const INPUT_CONVOLUTION: Op<InputConvolutionInputs, InputConvolutionAttributes> = {
  name: 'DbrInputConvolution',
  moved: ['kernel', 'bias'],
  reference: ({ features, mean, std, mask, kernel, bias, keep }, { modality, taps, limit }) => {
    const [, batch, steps] = mask.shape;
    const standard = features.sub(mean).div(std).clipByValue(-limit, limit);
    const kept = (keep ? standard.mul(keep) : standard).expandDims(0) as tf.Tensor4D; // (1, B, T, n)
    const x = maskSteps(kept, mask.slice([modality, 0, 0], [1, batch, steps]));
    const shifted = Array.from({ length: taps }, (_, tap) => shiftSteps(x, (taps - 1) / 2 - tap));
    return affine(joinFeatures(shifted).squeeze([0]), kernel, bias);
  },
};

/** @returns [B, T, d] */
export function inputConvolution(
  inputs: InputConvolutionInputs,
  attributes: InputConvolutionAttributes,
): tf.Tensor3D {
  // Training asks for no gradient of the mask, and so no kernel gives one.
  if (inputs.keep instanceof tf.Variable)
    return INPUT_CONVOLUTION.reference(inputs, attributes) as tf.Tensor3D;
  return run(INPUT_CONVOLUTION, inputs, attributes) as tf.Tensor3D;
}
