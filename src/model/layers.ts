import * as tf from '@tensorflow/tfjs';
import { type Parameters, parameter } from './parameters.ts';

/** Added to the logits of absent keys; exp of it is exactly 0 in float32. */
const ABSENT_LOGIT = 1e9;
const NORM_EPSILON = 1e-5;

/** Multiplies by a random keep-mask while training; the identity at inference. */
export type Dropout = (x: tf.Tensor4D) => tf.Tensor4D;
export const noDropout: Dropout = (x) => x;

/**
 * Dense layer over the last axis: x [..., input] -> [..., output]. A kernel [M, input, output] holds one layer per
 * modality and x's leading axis is then M: one batched matmul serves all three.
 */
export function linear(parameters: Parameters, name: string, x: tf.Tensor): tf.Tensor {
  const kernel = parameter(parameters, `${name}.kernel`);
  const bias = parameter(parameters, `${name}.bias`);
  const input = x.shape.at(-1) as number;
  const output = kernel.shape.at(-1) as number;
  const shape = [...x.shape.slice(0, -1), output];
  if (kernel.rank === 2) {
    return x
      .reshape([-1, input])
      .matMul(kernel as tf.Tensor2D)
      .add(bias)
      .reshape(shape);
  }
  const stack = kernel.shape[0] as number;
  return x
    .reshape([stack, -1, input]) // (M, B*T, input)
    .matMul(kernel as tf.Tensor3D)
    .add(bias.reshape([stack, 1, output]))
    .reshape(shape);
}

/** A parameter [d] or [M, d] shaped to broadcast over x [M, ..., d]. */
function broadcastOver(vector: tf.Tensor, x: tf.Tensor): tf.Tensor {
  if (vector.rank === 1) return vector;
  const [stack = 1, width = 1] = vector.shape;
  return vector.reshape([stack, ...x.shape.slice(1, -1).map(() => 1), width]);
}

/** Layer norm over the last axis (Ba et al., 2016). */
export function layerNorm<T extends tf.Tensor>(parameters: Parameters, name: string, x: T): T {
  const centred = x.sub(x.mean(-1, true));
  const scale = centred.square().mean(-1, true).add(NORM_EPSILON).rsqrt();
  return centred
    .mul(scale)
    .mul(broadcastOver(parameter(parameters, `${name}.gain`), x))
    .add(broadcastOver(parameter(parameters, `${name}.offset`), x)) as T;
}

/** Gaussian error linear unit in its sigmoid form, x sigmoid(1.702 x) (Hendrycks & Gimpel, 2016): two kernels. */
export function gelu<T extends tf.Tensor>(x: T): T {
  return x.mul(x.mul(1.702).sigmoid()) as T;
}

/** Adds "minus infinity" where the mask [broadcastable] is 0, so that a softmax gives those exactly nothing. */
export function maskLogits<T extends tf.Tensor>(logits: T, mask: tf.Tensor): T {
  return logits.add(mask.sub(1).mul(ABSENT_LOGIT)) as T;
}

/** x [M, B, T, d] with absent steps set to 0; mask [M, B, T]. */
export function maskSteps(x: tf.Tensor4D, mask: tf.Tensor3D): tf.Tensor4D {
  return x.mul(mask.expandDims(-1));
}

/** Mean over valid steps: x [M, B, T, d], mask [M, B, T] -> [M, B, d]; 0 for an absent modality. */
export function maskedMean(x: tf.Tensor4D, mask: tf.Tensor3D): tf.Tensor3D {
  const count = mask.sum(-1, true).maximum(1); // (M, B, 1)
  return maskSteps(x, mask).sum<tf.Tensor3D>(2).div(count);
}

/** Presence of each modality: mask [M, B, T] -> [M, B], 1 when any step is valid. */
export function presence(mask: tf.Tensor3D): tf.Tensor2D {
  return mask.max<tf.Tensor2D>(-1);
}

/**
 * x [M, B, T, d] moved by `by` steps along T, zeros moving in: result_t = x_{t-by}. Shifted slices stand in for a
 * convolution, whose weight gradient the wasm backend lacks; done on rows of T*d because that backend copies slices
 * of matrices whole rows at a time, those of higher ranks element by element.
 */
export function shiftSteps(x: tf.Tensor4D, by: number): tf.Tensor4D {
  const [m, b, t, d] = x.shape;
  if (by === 0) return x;
  if (Math.abs(by) >= t) return tf.zerosLike(x);
  const rows = x.reshape([m * b, t * d]) as tf.Tensor2D;
  const gap = tf.zeros([m * b, Math.abs(by) * d]) as tf.Tensor2D;
  const kept = rows.slice([0, Math.max(0, -by) * d], [m * b, (t - Math.abs(by)) * d]);
  return tf.concat(by > 0 ? [gap, kept] : [kept, gap], 1).reshape(x.shape);
}

/** Concatenation along the last axis of tensors that agree in all others; as matrices, for the same reason. */
export function joinFeatures(parts: tf.Tensor[]): tf.Tensor {
  const [first] = parts;
  if (!first) throw new Error('Nothing to join.');
  const matrices = parts.map((part) => part.reshape([-1, part.shape.at(-1) as number]) as tf.Tensor2D);
  const joined = tf.concat(matrices, 1);
  return joined.reshape([...first.shape.slice(0, -1), joined.shape[1]]);
}

export interface Attended {
  /** [M, B, Tq, d] */
  output: tf.Tensor4D;
  /** Attention weights, [M*B, h, Tq, Tk]. */
  weights: tf.Tensor4D;
}

/**
 * Multi-head scaled dot-product attention (Vaswani et al., 2017): steps of `query` [M, B, Tq, d] read the valid steps
 * of `source` [M, B, Tk, d].
 */
export function attention(
  parameters: Parameters,
  name: string,
  query: tf.Tensor4D,
  source: tf.Tensor4D,
  sourceMask: tf.Tensor3D,
  heads: number,
): Attended {
  const [m, b, tq, d] = query.shape;
  const perHead = d / heads;
  const split = (part: string, x: tf.Tensor4D) =>
    linear(parameters, `${name}.${part}`, x)
      .reshape([m * b, x.shape[2], heads, perHead])
      .transpose([0, 2, 1, 3]); // (M*B, h, T, d/h)
  const logits = tf
    .matMul(split('query', query), split('key', source), false, true)
    .mul(1 / Math.sqrt(perHead));
  const weights = maskLogits(
    logits,
    sourceMask.reshape([m * b, 1, 1, source.shape[2]]),
  ).softmax() as tf.Tensor4D;
  const mixed = tf.matMul(weights, split('value', source)); // (M*B, h, Tq, d/h)
  const joined = mixed.transpose([0, 2, 1, 3]).reshape([m, b, tq, d]);
  return { output: linear(parameters, `${name}.output`, joined) as tf.Tensor4D, weights };
}
