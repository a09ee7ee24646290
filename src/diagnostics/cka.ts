import {
  type Centred,
  centred,
  countedRows,
  crossEnergy,
  type Estimate,
  FEWEST_UTTERANCES,
  type VectorSet,
} from './vector-set.ts';

/**
 * n (n - 3) HSIC_1(K, K) over the square of the scatter: of vectors that spread over all d directions about 1 / d, of
 * vectors all equally far from each other 0. What is below this is rounding.
 */
const LEAST_ENERGY = 1e-10;

/**
 * Debiased linear CKA of two sets of vectors of the same utterances (Nguyen et al., 2021):
 * HSIC_1(K, L) / sqrt(HSIC_1(K, K) HSIC_1(L, L)), K = X X', L = Y Y', with the unbiased HSIC_1 of Song et al. (2012).
 * In [-1, 1]: 1 when one set is the other turned, scaled and shifted; about 0, either side, when they are independent.
 * Valid over separate utterances alone: the steps of one utterance depend on each other, and two independent smoothed
 * noises score .75 to .96.
 * @param x, y [N, d] and [N, e]
 * @param rows [N], not 0 for utterances that count
 * @returns null below FEWEST_UTTERANCES, and where HSIC_1 of a set with itself is not above rounding
 */
export function debiasedCka(x: VectorSet, y: VectorSet, rows: ArrayLike<number>): Estimate {
  const counted = countedRows(rows);
  const n = counted.length;
  if (n < FEWEST_UTTERANCES) return { value: null, n };
  const a = centred(x, counted);
  const b = centred(y, counted);
  if (!a || !b) return { value: null, n };
  const energies = [hsic(a, a, n), hsic(b, b, n)] as const;
  const determined = energies.every((energy) => energy > LEAST_ENERGY);
  return { value: determined ? hsic(a, b, n) / Math.sqrt(energies[0] * energies[1]) : null, n };
}

/**
 * n (n - 3) HSIC_1 over the scatters of X and Y, which cancel in the CKA. HSIC_1 wants Gram matrices without their
 * diagonals; of centred vectors all it takes is |X'Y|^2 and the vectors' own squares r_i = |x_i|^2, q_i = |y_i|^2:
 * tr(K L) = |X'Y|^2 - sum r q, 1'K1 = -sum r, 1'K L1 = sum r q.
 */
function hsic(x: Centred, y: Centred, n: number): number {
  let products = 0;
  for (let row = 0; row < n; row++) products += (x.squares[row] as number) * (y.squares[row] as number);
  const sums = (x.scatter * y.scatter) / ((n - 1) * (n - 2));
  const unscaled = crossEnergy(x, y, n) - products + sums - (2 / (n - 2)) * products;
  return unscaled / (x.scatter * y.scatter);
}
