import * as tf from '@tensorflow/tfjs';

/** Added to the logits of absent keys; exp of it is exactly 0 in float32. */
const ABSENT_LOGIT = 1e9;

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

/** Columns [from, from + size) of the last axis; as a matrix, for the same reason. */
export function sliceFeatures(x: tf.Tensor, from: number, size: number): tf.Tensor {
  if (from === 0 && size === x.shape.at(-1)) return x;
  const matrix = x.reshape([-1, x.shape.at(-1) as number]) as tf.Tensor2D;
  return matrix.slice([0, from], [-1, size]).reshape([...x.shape.slice(0, -1), size]);
}

/** x [M, ...] rolled so that row m holds what row m + by (modulo M) held. */
export function roll<T extends tf.Tensor>(x: T, by: number): T {
  const [rows] = x.shape as [number];
  const first = by % rows;
  if (first === 0) return x;
  return tf.concat([x.slice([first], [rows - first]), x.slice([0], [first])], 0) as T;
}

/** A vector [d] or [M, d] shaped to broadcast over x [M, ..., d]. */
export function broadcastOver(vector: tf.Tensor, x: tf.Tensor): tf.Tensor {
  if (vector.rank === 1) return vector;
  const [stack = 1, width = 1] = vector.shape;
  return vector.reshape([stack, ...x.shape.slice(1, -1).map(() => 1), width]);
}

/** Root mean square over the last axis, kept as an axis of 1. */
export function rootMeanSquare(x: tf.Tensor): tf.Tensor {
  return x.square().mean(-1, true).add(1e-6).sqrt();
}

/** Entropy over the last axis in nats: p [..., K] -> [...]. */
export function entropy(p: tf.Tensor): tf.Tensor {
  return p.mul(p.add(1e-9).log()).sum(-1).neg();
}

/** x W + b over the last axis. A kernel [M, input, output] holds one layer per row of x's leading axis. */
export function affine(x: tf.Tensor, kernel: tf.Tensor, bias?: tf.Tensor): tf.Tensor {
  const input = x.shape.at(-1) as number;
  const output = kernel.shape.at(-1) as number;
  const shape = [...x.shape.slice(0, -1), output];
  if (kernel.rank === 2) {
    const product = x.reshape([-1, input]).matMul(kernel as tf.Tensor2D);
    return (bias ? product.add(bias) : product).reshape(shape);
  }
  const stack = kernel.shape[0] as number;
  const product = x.reshape([stack, -1, input]).matMul(kernel as tf.Tensor3D); // (M, B*T, output)
  return (bias ? product.add(bias.reshape([stack, 1, output])) : product).reshape(shape);
}

/** Added to the variance of a layer norm. */
export const NORM_EPSILON = 1e-5;

/** Layer norm over the last axis (Ba et al., 2016); gain and offset [d] or [M, d]. */
export function normalise<T extends tf.Tensor>(x: T, gain: tf.Tensor, offset: tf.Tensor): T {
  const centred = x.sub(x.mean(-1, true));
  const scale = centred.square().mean(-1, true).add(NORM_EPSILON).rsqrt();
  return centred.mul(scale).mul(broadcastOver(gain, x)).add(broadcastOver(offset, x)) as T;
}
