/** N vectors of `width` numbers each, row-major [N, width]. */
export interface VectorSet {
  values: ArrayLike<number>;
  width: number;
}

/** A number estimated from `n` utterances; null where these do not determine it. */
export interface Estimate {
  value: number | null;
  n: number;
}

/** Fewest utterances any of these numbers is computed from; the HSIC estimator itself needs 4. */
export const FEWEST_UTTERANCES = 8;
/** Fewest utterances at which the screen shows one: below, its own spread hides what it says. */
export const FEWEST_SHOWN = 30;

/** Variance below this share of the vectors' mean square is rounding, not variance. */
const LEAST_VARIANCE = 1e-12;
/** Likewise for the energy of a centred Gram matrix, against the square of the scatter. */
const LEAST_ENERGY = 1e-20;

/** Indices of the rows that count. */
export function countedRows(rows: ArrayLike<number>): number[] {
  return Array.from({ length: rows.length }, (_, row) => row).filter((row) => rows[row]);
}

/**
 * Debiased linear CKA of two sets of vectors of the same utterances (Nguyen et al., 2021):
 * HSIC_1(K, L) / sqrt(HSIC_1(K, K) HSIC_1(L, L)), K = X X', L = Y Y', with the unbiased HSIC_1 of Song et al. (2012).
 * In [-1, 1]: 1 when one set is the other turned, scaled and shifted; about 0, either side, when they are independent. Valid over separate utterances alone: the steps of one utterance depend on each other, and two
 * independent smoothed noises score .75 to .96.
 * @param x, y [N, d] and [N, e]
 * @param rows [N], not 0 for utterances that count
 * @returns null below FEWEST_UTTERANCES, and where one set hardly varies, so that the quotient would be rounding
 */
export function debiasedCka(x: VectorSet, y: VectorSet, rows: ArrayLike<number>): Estimate {
  const counted = countedRows(rows);
  const n = counted.length;
  if (n < FEWEST_UTTERANCES) return { value: null, n };
  const k = centredGram(x, counted);
  const l = centredGram(y, counted);
  return { value: k && l ? inner(k, l) / Math.sqrt(inner(k, k) * inner(l, l)) : null, n };
}

/**
 * Gram matrix [n, n] without its diagonal, U-centred (Székely & Rizzo, 2014): the inner product of two such
 * matrices is n (n - 3) HSIC_1. Written so, HSIC_1(K, K) is a sum of squares and cannot come out negative.
 * @returns null when it is nothing but rounding: all vectors alike, or all equally far apart
 */
function centredGram(set: VectorSet, rows: readonly number[]): Float64Array | null {
  const vectors = centred(set, rows);
  if (!vectors) return null;
  const n = rows.length;
  const gram = new Float64Array(n * n);
  const sums = new Float64Array(n);
  let scatter = 0;
  for (let i = 0; i < n; i++) {
    scatter += dot(vectors, set.width, i, i);
    for (let j = 0; j < i; j++) {
      const product = dot(vectors, set.width, i, j);
      gram[i * n + j] = product;
      gram[j * n + i] = product;
      sums[i] = (sums[i] as number) + product;
      sums[j] = (sums[j] as number) + product;
    }
  }
  const total = sums.reduce((sum, one) => sum + one, 0) / ((n - 1) * (n - 2));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (i === j) continue;
      const margins = ((sums[i] as number) + (sums[j] as number)) / (n - 2);
      gram[i * n + j] = (gram[i * n + j] as number) - margins + total;
    }
  }
  return inner(gram, gram) > LEAST_ENERGY * scatter ** 2 ? gram : null;
}

/**
 * The counted rows minus their mean, [n, width] in double precision; null when they hardly vary. HSIC_1 does not look
 * at the mean, but taking it off keeps large means from eating the digits.
 */
export function centred({ values, width }: VectorSet, rows: readonly number[]): Float64Array | null {
  const vectors = new Float64Array(rows.length * width);
  let size = 0;
  let scatter = 0;
  for (let column = 0; column < width; column++) {
    const mean = rows.reduce((sum, row) => sum + (values[row * width + column] as number), 0) / rows.length;
    for (const [index, row] of rows.entries()) {
      const value = values[row * width + column] as number;
      vectors[index * width + column] = value - mean;
      size += value ** 2;
      scatter += (value - mean) ** 2;
    }
  }
  return scatter > LEAST_VARIANCE * size ? vectors : null;
}

function dot(vectors: Float64Array, width: number, i: number, j: number): number {
  let sum = 0;
  for (let column = 0; column < width; column++) {
    sum += (vectors[i * width + column] as number) * (vectors[j * width + column] as number);
  }
  return sum;
}

function inner(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] as number), 0);
}
