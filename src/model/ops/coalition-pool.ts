import * as tf from '@tensorflow/tfjs';
import { type Op, run } from './op.ts';
import { affine, maskLogits, sliceFeatures } from './primitives.ts';

export interface VariantPoolInputs {
  /** A branch's steps [M, 1, T, d], as they are and with what they read in the other branch. */
  alone: tf.Tensor4D;
  reading: tf.Tensor4D;
  /** [M, 1, T] */
  mask: tf.Tensor3D;
  /** [d, 1] */
  kernel: tf.Tensor;
  /** [1] */
  bias: tf.Tensor;
}

/**
 * A softmax pooling that is not finished, of each modality without and with what it reads: the largest logit, the sum of
 * exp(logit - largest) and of the same times the steps; sums are 0 where nothing is valid.
 */
export const VARIANT_POOL: Op<VariantPoolInputs, object> = {
  name: 'DbrVariantPool',
  moved: [],
  reference: ({ alone, reading, mask, kernel, bias }) => {
    const steps = tf.concat([alone, reading], 1); // (M, 2, T, d)
    const [m, variants, , d] = steps.shape;
    const logits = maskLogits(affine(steps, kernel, bias).squeeze<tf.Tensor3D>([3]), mask); // (M, 2, T)
    const largest = logits.max<tf.Tensor3D>(-1, true);
    // The mask once more: with nothing valid every step is the largest.
    const weights = logits.sub(largest).exp().mul<tf.Tensor3D>(mask);
    const weighted = weights.expandDims(2).matMul(steps).reshape([m, variants, d]);
    return tf.concat([largest, weights.sum(-1, true), weighted], 2).reshape([m * variants, 2 + d]);
  },
};

export interface VariantMixInputs {
  /** [2 M, 2 + d] */
  pool: tf.Tensor2D;
  /** Which variants each coalition has, [64, 2 M]. */
  chosen: tf.Tensor2D;
}

/** Each coalition's pooled vector; 0 where nothing is present. */
export const VARIANT_MIX: Op<VariantMixInputs, object> = {
  name: 'DbrVariantMix',
  moved: [],
  reference: ({ pool, chosen }) => {
    const largest = sliceFeatures(pool, 0, 1).reshape([1, -1]) as tf.Tensor2D;
    const sum = sliceFeatures(pool, 1, 1) as tf.Tensor2D;
    const weighted = sliceFeatures(pool, 2, pool.shape[1] - 2) as tf.Tensor2D;
    const logits = maskLogits(largest, chosen); // (64, 2M)
    const factors = logits.sub(logits.max(-1, true)).minimum(0).exp().mul<tf.Tensor2D>(chosen);
    // The largest weighs 1, so the sum is at least that where anything is present.
    return factors.matMul(weighted).div(factors.matMul(sum).maximum(0.5));
  },
};

/** @returns largest logit, sum and weighted sum, [2 M, 1 + 1 + d] */
export function poolVariants(inputs: VariantPoolInputs): tf.Tensor2D {
  return run(VARIANT_POOL, inputs, {}) as tf.Tensor2D;
}

/** @returns [64, d] */
export function mixVariants(inputs: VariantMixInputs): tf.Tensor2D {
  return run(VARIANT_MIX, inputs, {}) as tf.Tensor2D;
}
