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

/** Which rows of each of G sets count. */
export interface CountedRows {
  /** [G, N, 1], 1 for rows that count. */
  weights: tf.Tensor3D;
  /** How many do, [G]. */
  counts: readonly number[];
}

/** @param flags [G][N] */
export function countedRows(flags: readonly (readonly boolean[])[]): CountedRows {
  return {
    weights: tf.tensor3d(flags.map((row) => row.map((counts) => [Number(counts)]))),
    counts: flags.map((row) => row.filter(Boolean).length),
  };
}

/** One number for each set, to broadcast over [G, ...]. */
function perSet(numbers: readonly number[], rank: 1 | 3): tf.Tensor {
  return tf.tensor(numbers as number[], [numbers.length, ...new Array(rank - 1).fill(1)]);
}

/** x [G, N, d] minus its mean over rows that count, the others 0; counts [G, 1, 1], at least 1. */
function centre(x: tf.Tensor3D, weights: tf.Tensor3D, counts: tf.Tensor): tf.Tensor3D {
  const mean = x.mul(weights).sum(1, true).div(counts);
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
  const counts = weights.sum(1, true).maximum(1);
  const a = centre(x, weights, counts);
  const b = centre(y, weights, counts);
  const energy = (p: tf.Tensor3D, q: tf.Tensor3D) => tf.matMul(p, q, true, false).square().sum([1, 2]);
  const scale = energy(a, a).mul(energy(b, b)).add(EPSILON).sqrt();
  return energy(a, b).div(scale) as tf.Tensor1D;
}

/**
 * Rows that count about their mean, scaled to a mean square of 1, the others 0: x [G, N, d] -> [G, N, d]. CKA does not
 * depend on the scale, but what keeps its quotient finite would: unscaled, a loss on it is met by shrinking x.
 */
function standardise(x: tf.Tensor3D, { weights, counts }: CountedRows): tf.Tensor3D {
  const n = perSet(
    counts.map((count) => Math.max(count, 1)),
    3,
  );
  const centred = centre(x, weights, n);
  const energy = centred.square().sum([1, 2], true).div(n.mul(x.shape[2]));
  return centred.div(energy.add(EPSILON ** 2).sqrt());
}

/** HSIC_1 of Song et al. (2012), unbiased, of G pairs of Gram matrices without diagonal; n [G] is at least 4. */
function unbiasedHsic(k: tf.Tensor3D, l: tf.Tensor3D, n: readonly number[]): tf.Tensor1D {
  const each = (of: (n: number) => number) => perSet(n.map(of), 1);
  const trace = k.mul(l).sum([1, 2]);
  const sums = k
    .sum([1, 2])
    .mul(l.sum([1, 2]))
    .mul(each((n) => 1 / ((n - 1) * (n - 2))));
  const rows = k
    .sum(2)
    .mul(l.sum(2))
    .sum(1)
    .mul(each((n) => 2 / (n - 2)));
  return trace
    .add(sums)
    .sub(rows)
    .mul(each((n) => 1 / (n * (n - 3))));
}

/** Fewest samples a debiased CKA is worth computing on; the estimator itself needs 4. */
export const FEWEST_CKA_SAMPLES = 8;

/**
 * Debiased linear CKA over samples (Nguyen et al., 2021) of G pairs of sets at once:
 * HSIC_1(K, L) / sqrt(HSIC_1(K, K) HSIC_1(L, L)), floored at 0.
 * @param x, y [G, B, d]
 * @returns [G]; 0 where fewer than FEWEST_CKA_SAMPLES count
 */
export function debiasedCka(x: tf.Tensor3D, y: tf.Tensor3D, rows: CountedRows): tf.Tensor1D {
  const { weights, counts } = rows;
  const [, batch, width] = x.shape;
  const n = counts.map((count) => Math.max(count, FEWEST_CKA_SAMPLES));
  const pairs = tf.matMul(weights, weights, false, true).mul(tf.sub(1, tf.eye(batch))); // (G, B, B)
  const gram = (of: tf.Tensor3D) => {
    const standardised = standardise(of, rows);
    return tf.matMul(standardised, standardised, false, true).div(width).mul<tf.Tensor3D>(pairs);
  };
  const k = gram(x);
  const l = gram(y);
  // An unbiased estimate of a positive number can come out negative; such a batch says nothing.
  const energy = unbiasedHsic(k, k, n)
    .relu()
    .mul(unbiasedHsic(l, l, n).relu());
  const enough = counts.map((count) => Number(count >= FEWEST_CKA_SAMPLES));
  return unbiasedHsic(k, l, n).relu().div(energy.add(EPSILON).sqrt()).mul(perSet(enough, 1));
}

/**
 * Mean squared correlation between the channels of the rows that count, for G sets at once: 0 when every channel varies
 * on its own, 1 when all say the same. What VICReg's covariance term (Bardes et al., 2022) asks for, without its reward
 * for small variance.
 * @param x [G, B, d]
 * @returns [G]; 0 where fewer than 2 count
 */
export function channelCorrelation(x: tf.Tensor3D, rows: CountedRows): tf.Tensor1D {
  const { counts } = rows;
  const width = x.shape[2];
  const centred = standardise(x, rows);
  const inverse = perSet(
    counts.map((count) => 1 / Math.max(count, 1)),
    3,
  );
  const covariance = tf.matMul(centred, centred, true, false).mul(inverse);
  const variance = centred.square().sum(1, true).mul(inverse).add(EPSILON); // (G, 1, d)
  const correlation = covariance
    .square()
    .div(variance)
    .div(variance.transpose([0, 2, 1]));
  const share = counts.map((count) => (count < 2 ? 0 : 1 / (width * (width - 1))));
  return correlation
    .mul(tf.sub(1, tf.eye(width)))
    .sum([1, 2])
    .mul(perSet(share, 1));
}

/**
 * Central moment discrepancy (Zellinger et al., 2017) to three moments between the two sets of G pairs.
 * @param x, y [G, B, d]
 * @returns [G]
 */
export function centralMomentDiscrepancy(
  x: tf.Tensor3D,
  y: tf.Tensor3D,
  { weights, counts }: CountedRows,
): tf.Tensor1D {
  const inverse = perSet(
    counts.map((count) => 1 / Math.max(count, 1)),
    3,
  );
  const mean = (v: tf.Tensor) => v.mul(weights).sum(1, true).mul(inverse); // (G, 1, d)
  const [meanX, meanY] = [mean(x), mean(y)];
  const [centredX, centredY] = [x.sub(meanX), y.sub(meanY)];
  const power = (v: tf.Tensor, order: 2 | 3) => mean(order === 2 ? v.square() : v.square().mul(v));
  const differences = tf.concat(
    [
      meanX.sub(meanY),
      power(centredX, 2).sub(power(centredY, 2)),
      power(centredX, 3).sub(power(centredY, 3)),
    ],
    1,
  ); // (G, 3, d)
  return differences.square().sum(2).add(EPSILON).sqrt().sum(1);
}
