import * as tf from '@tensorflow/tfjs';
import { type Op, run } from './op.ts';
import { affine, maskedMean, maskLogits } from './primitives.ts';

export interface OpinionInputs {
  /** [M, B, T, d] */
  x: tf.Tensor4D;
  /** [M, B, T] */
  mask: tf.Tensor3D;
  /** [M, d, C] */
  kernel: tf.Tensor3D;
  /** [M, C] */
  bias: tf.Tensor2D;
}

/** A layer per modality on the mean of its valid steps. */
export const OPINION: Op<OpinionInputs, object> = {
  name: 'DbrOpinion',
  moved: ['x', 'kernel', 'bias'],
  reference: ({ x, mask, kernel, bias }) => affine(maskedMean(x, mask), kernel, bias),
};

export interface AttentionPoolInputs {
  /** [M, B, T, d] */
  x: tf.Tensor4D;
  /** [M, B, T] */
  mask: tf.Tensor3D;
  /** [d, 1] */
  kernel: tf.Tensor;
  /** [1] */
  bias: tf.Tensor;
}

/** Steps of all modalities in one row: [M, B, T, n] -> [B, M*T, n]. */
export function flattenSteps(x: tf.Tensor4D): tf.Tensor3D {
  const [m, b, t, n] = x.shape;
  return x.transpose([1, 0, 2, 3]).reshape([b, m * t, n]);
}

/** Weights [B, M*T] and what they make of the steps [B, M*T, d], side by side: [B, M*T + d]. */
export function weightsAndVector(steps: tf.Tensor3D, weights: tf.Tensor2D): tf.Tensor2D {
  const vector = weights.expandDims(1).matMul(steps).squeeze<tf.Tensor2D>([1]);
  return tf.concat([weights, vector], 1);
}

/** Softmax over the valid steps of all modalities, and their weighted sum; all 0 where nothing is valid. */
export const ATTENTION_POOL: Op<AttentionPoolInputs, object> = {
  name: 'DbrAttentionPool',
  moved: ['x', 'kernel', 'bias'],
  reference: ({ x, mask, kernel, bias }) => {
    const steps = flattenSteps(x);
    const valid = flattenSteps(mask.expandDims(-1) as tf.Tensor4D).squeeze<tf.Tensor2D>([2]);
    const logits = affine(steps, kernel, bias).squeeze<tf.Tensor2D>([2]);
    // The mask once more: with nothing present the softmax is uniform, and must weigh nothing.
    return weightsAndVector(steps, maskLogits(logits, valid).softmax().mul(valid));
  },
};

/** @returns [M, B, C] */
export function opinionOf(inputs: OpinionInputs): tf.Tensor3D {
  return run(OPINION, inputs, {}) as tf.Tensor3D;
}

/** @returns weights and vector, [B, M*T + d] */
export function attentionPool(inputs: AttentionPoolInputs): tf.Tensor2D {
  return run(ATTENTION_POOL, inputs, {}) as tf.Tensor2D;
}
