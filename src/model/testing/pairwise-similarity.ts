import * as tf from '@tensorflow/tfjs';
import { FEWEST_CKA_SAMPLES } from '../ops/losses/debiased-cka.ts';

// The similarities of one pair of sets at a time, written down as their formulas are: what those of many pairs at once
// are compared with.

const EPSILON = 1e-8;

/**
 * Valid rows about their mean, scaled to a mean square of 1, absent rows 0: x [B, d], weights [B] -> [B, d]. CKA does
 * not depend on the scale, but what keeps its quotient finite would: unscaled, a loss on it is met by shrinking x.
 */
function standardiseRows(x: tf.Tensor2D, weights: tf.Tensor1D, n: number): tf.Tensor2D {
  const column = weights.expandDims(1);
  const mean = x.mul(column).sum(0).div(n);
  const centred = x.sub(mean).mul(column);
  const energy = centred
    .square()
    .sum()
    .div(n * x.shape[1]);
  return centred.div(energy.add(EPSILON ** 2).sqrt()) as tf.Tensor2D;
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
