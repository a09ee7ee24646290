import * as tf from '@tensorflow/tfjs';

/** Keeps a quotient of two vanishing sums finite. */
const EPSILON = 1e-8;

/** The same values with no gradient through them. */
export function stopGradient<T extends tf.Tensor>(x: T): T {
  const stopped = tf.customGrad((...inputs) => {
    const [value] = inputs as tf.Tensor[];
    return { value: (value as tf.Tensor).clone(), gradFunc: (dy: tf.Tensor) => tf.zerosLike(dy) };
  });
  return stopped(x) as T;
}

/** x [M, N, d] minus its mean over valid rows, absent rows 0; weights [M, N, 1] are 1 or 0. */
function centre(x: tf.Tensor3D, weights: tf.Tensor3D): tf.Tensor3D {
  const count = weights.sum(1, true).maximum(1);
  const mean = x.mul(weights).sum(1, true).div(count);
  return x.sub(mean).mul(weights);
}

/**
 * Linear CKA in feature space, |X'Y|^2 / (|X'X| |Y'Y|) (Kornblith et al., 2019, eq. 4), for M stacks at once.
 * Invariant to rotation, which squared cosine is not: a loss on cosine leaves the shared information where it was.
 * @param x, y [M, N, d] rows are samples
 * @param weights [M, N, 1], 1 for valid rows
 * @returns [M], in [0, 1]
 */
export function featureCka(x: tf.Tensor3D, y: tf.Tensor3D, weights: tf.Tensor3D): tf.Tensor1D {
  const a = centre(x, weights);
  const b = centre(y, weights);
  const energy = (p: tf.Tensor3D, q: tf.Tensor3D) => tf.matMul(p, q, true, false).square().sum([1, 2]);
  const scale = energy(a, a).mul(energy(b, b)).add(EPSILON).sqrt();
  return energy(a, b).div(scale) as tf.Tensor1D;
}

/**
 * Valid rows about their mean, scaled to a mean square of 1, absent rows 0: x [B, d], weights [B] -> [B, d]. CKA does
 * not depend on the scale, but what keeps its quotient finite would: unscaled, a loss on it is met by shrinking x.
 */
function standardiseRows(x: tf.Tensor2D, weights: tf.Tensor1D, n: number): tf.Tensor2D {
  const centred = centre(x.expandDims(0) as tf.Tensor3D, weights.reshape([1, -1, 1])).squeeze<tf.Tensor2D>([
    0,
  ]);
  const energy = centred
    .square()
    .sum()
    .div(n * x.shape[1]);
  return centred.div(energy.add(EPSILON ** 2).sqrt());
}

/** Gram matrix of the valid rows without its diagonal: x [B, d], weights [B] -> [B, B]. */
function hollowGram(x: tf.Tensor2D, weights: tf.Tensor1D, n: number): tf.Tensor2D {
  const batch = weights.shape[0];
  const off = tf.sub(1, tf.eye(batch));
  const valid = weights.expandDims(1).mul(weights.expandDims(0)).mul(off);
  const rows = standardiseRows(x, weights, n);
  return tf.matMul(rows, rows, false, true).div(x.shape[1]).mul(valid) as tf.Tensor2D;
}

/** HSIC_1 of Song et al. (2012), unbiased for n >= 4, on Gram matrices without diagonal. */
function unbiasedHsic(k: tf.Tensor2D, l: tf.Tensor2D, n: number): tf.Scalar {
  const trace = k.mul(l).sum();
  const sums = k
    .sum()
    .mul(l.sum())
    .div((n - 1) * (n - 2));
  const rows = k
    .sum(1)
    .mul(l.sum(1))
    .sum()
    .mul(2 / (n - 2));
  return trace
    .add(sums)
    .sub(rows)
    .div(n * (n - 3)) as tf.Scalar;
}

/** Fewest samples a debiased CKA is worth computing on; the estimator itself needs 4. */
export const FEWEST_CKA_SAMPLES = 8;

/**
 * Debiased linear CKA over samples (Nguyen et al., 2021): HSIC_1(K, L) / sqrt(HSIC_1(K, K) HSIC_1(L, L)), floored at 0.
 * @param x, y [B, d]
 * @param weights [B], 1 for samples that count
 * @param n how many count
 * @returns scalar; 0 when n is below FEWEST_CKA_SAMPLES
 */
export function debiasedCka(x: tf.Tensor2D, y: tf.Tensor2D, weights: tf.Tensor1D, n: number): tf.Scalar {
  if (n < FEWEST_CKA_SAMPLES) return tf.scalar(0);
  const k = hollowGram(x, weights, n);
  const l = hollowGram(y, weights, n);
  // An unbiased estimate of a positive number can come out negative; such a batch says nothing.
  const energy = unbiasedHsic(k, k, n)
    .relu()
    .mul(unbiasedHsic(l, l, n).relu());
  return unbiasedHsic(k, l, n).relu().div(energy.add(EPSILON).sqrt()) as tf.Scalar;
}

/**
 * Mean squared correlation between the channels of the valid rows: 0 when every channel varies on its own, 1 when all
 * say the same. What VICReg's covariance term (Bardes et al., 2022) asks for, without its reward for small variance.
 * @param x [B, d]
 * @param weights [B], 1 for samples that count
 * @param n how many count
 * @returns scalar; 0 when n is below 2
 */
export function channelCorrelation(x: tf.Tensor2D, weights: tf.Tensor1D, n: number): tf.Scalar {
  if (n < 2) return tf.scalar(0);
  const width = x.shape[1];
  const centred = standardiseRows(x, weights, n);
  const covariance = tf.matMul(centred, centred, true, false).div(n);
  const variance = centred.square().sum(0).div(n).add(EPSILON);
  const correlation = covariance.square().div(variance.expandDims(0)).div(variance.expandDims(1));
  const off = tf.sub(1, tf.eye(width));
  return correlation
    .mul(off)
    .sum()
    .div(width * (width - 1)) as tf.Scalar;
}

/**
 * Central moment discrepancy (Zellinger et al., 2017) to three moments between two sets of vectors.
 * @param x, y [B, d]
 * @param weights [B], 1 for samples that count
 */
export function centralMomentDiscrepancy(x: tf.Tensor2D, y: tf.Tensor2D, weights: tf.Tensor1D): tf.Scalar {
  const column = weights.expandDims(-1);
  const count = weights.sum().maximum(1);
  const mean = (v: tf.Tensor) => v.mul(column).sum(0).div(count);
  const distance = (a: tf.Tensor, b: tf.Tensor) => a.sub(b).square().sum().add(EPSILON).sqrt();
  const [meanX, meanY] = [mean(x), mean(y)];
  const [centredX, centredY] = [x.sub(meanX), y.sub(meanY)];
  const higher = [2, 3].map((order) => {
    const power = (v: tf.Tensor) => mean(order === 2 ? v.square() : v.square().mul(v));
    return distance(power(centredX), power(centredY));
  });
  return tf.addN([distance(meanX, meanY), ...higher]) as tf.Scalar;
}
