import * as tf from '@tensorflow/tfjs';

/** Keeps a quotient of two vanishing sums finite. */
export const EPSILON = 1e-8;

/** Which rows of each of G sets count. */
export interface CountedRows {
  /** [G, N, 1], 1 for rows that count. */
  weights: tf.Tensor3D;
  /** How many do, [G]. */
  counts: readonly number[];
}

/** Two sets each, of which the second may be fixed: no gradient goes to it. */
export interface SetPairs {
  /** [G, N, d] */
  x: tf.Tensor3D;
  y?: tf.Tensor3D | undefined;
  /** In y's place. */
  fixed?: tf.Tensor3D | undefined;
  /** [G, N, 1], 1 for rows that count. */
  weights: tf.Tensor3D;
}

/** What an op's reference is told of the rows beside their weights. */
export interface Counts {
  counts: readonly number[];
}

/** @param flags [G][N] */
export function countedRows(flags: readonly (readonly boolean[])[]): CountedRows {
  return {
    weights: tf.tensor3d(flags.map((row) => row.map((counts) => [Number(counts)]))),
    counts: flags.map((row) => row.filter(Boolean).length),
  };
}

/** The second set of a pair. */
export function otherSet({ y, fixed }: SetPairs): tf.Tensor3D {
  const other = y ?? (fixed && stopGradient(fixed));
  if (!other) throw new Error('A pair of sets has two.');
  return other;
}

/** The same values with no gradient through them. */
export function stopGradient<T extends tf.Tensor>(x: T): T {
  const stopped = tf.customGrad((...inputs) => {
    const [value] = inputs as tf.Tensor[];
    return { value: (value as tf.Tensor).clone(), gradFunc: (dy: tf.Tensor) => tf.zerosLike(dy) };
  });
  return stopped(x) as T;
}

/** One number for each set, to broadcast over [G] or [G, N, d]. */
export function perSet(numbers: readonly number[], rank: 1 | 3): tf.Tensor {
  return tf.tensor([...numbers], [numbers.length, ...new Array(rank - 1).fill(1)]);
}

/** x [G, N, d] minus its mean over rows that count, the others 0; counts [G, 1, 1], at least 1. */
export function centre(x: tf.Tensor3D, weights: tf.Tensor3D, counts: tf.Tensor): tf.Tensor3D {
  const mean = x.mul(weights).sum(1, true).div(counts);
  return x.sub(mean).mul(weights);
}

/**
 * Rows that count about their mean, scaled to a mean square of 1, the others 0: x [G, N, d] -> [G, N, d]. CKA does not
 * depend on the scale, but what keeps its quotient finite would: unscaled, a loss on it is met by shrinking x.
 */
export function standardise(x: tf.Tensor3D, { weights, counts }: CountedRows): tf.Tensor3D {
  const n = perSet(
    counts.map((count) => Math.max(count, 1)),
    3,
  );
  const centred = centre(x, weights, n);
  const energy = centred.square().sum([1, 2], true).div(n.mul(x.shape[2]));
  return centred.div(energy.add(EPSILON ** 2).sqrt());
}
