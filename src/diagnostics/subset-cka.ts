import { type Centred, centred, countedRows, FEWEST_UTTERANCES, type VectorSet } from './vector-set.ts';

/** See `debiasedCka`: what is below this share of the scatter's square is rounding. */
const LEAST_ENERGY = 1e-10;

/**
 * Debiased linear CKA over any of the counted utterances: the number `debiasedCka` gives of them, from Gram matrices
 * made once, for whoever asks for many subsets.
 * @param x, y [N, d] and [N, e]
 * @param rows [N], not 0 for utterances that count
 * @returns asks for the CKA of a subset, by indices into the utterances that count; null where it is not determined
 */
export function subsetCka(
  x: VectorSet,
  y: VectorSet,
  rows: ArrayLike<number>,
): (subset: ArrayLike<number>) => number | null {
  const counted = countedRows(rows);
  const a = counted.length < FEWEST_UTTERANCES ? null : centred(x, counted);
  const b = counted.length < FEWEST_UTTERANCES ? null : centred(y, counted);
  if (!a || !b) return () => null;
  const size = counted.length;
  const [k, l] = [gram(a, size), gram(b, size)];

  return (subset) => {
    const n = subset.length;
    if (n < FEWEST_UTTERANCES) return null;
    const [sumsK, sumsL] = [new Float64Array(n), new Float64Array(n)];
    let kk = 0;
    let kl = 0;
    let ll = 0;
    for (let i = 1; i < n; i++) {
      const row = (subset[i] as number) * size;
      let sumK = 0;
      let sumL = 0;
      for (let j = 0; j < i; j++) {
        const at = row + (subset[j] as number);
        const p = k[at] as number;
        const q = l[at] as number;
        kk += p * p;
        kl += p * q;
        ll += q * q;
        sumK += p;
        sumL += q;
        sumsK[j] = (sumsK[j] as number) + p;
        sumsL[j] = (sumsL[j] as number) + q;
      }
      sumsK[i] = (sumsK[i] as number) + sumK;
      sumsL[i] = (sumsL[i] as number) + sumL;
    }
    const energies = [hsic(kk, sumsK, sumsK), hsic(ll, sumsL, sumsL)] as const;
    const share = n / size;
    const determined =
      energies[0] > LEAST_ENERGY * (share * a.scatter) ** 2 &&
      energies[1] > LEAST_ENERGY * (share * b.scatter) ** 2;
    return determined ? hsic(kl, sumsK, sumsL) / Math.sqrt(energies[0] * energies[1]) : null;
  };
}

/**
 * n (n - 3) HSIC_1 of two Gram matrices without their diagonals.
 * @param products the sum of their products over the pairs i < j
 * @param k, l [n], their sums over each row
 */
function hsic(products: number, k: Float64Array, l: Float64Array): number {
  const n = k.length;
  let totalK = 0;
  let totalL = 0;
  let rowProducts = 0;
  for (let i = 0; i < n; i++) {
    const p = k[i] as number;
    const q = l[i] as number;
    totalK += p;
    totalL += q;
    rowProducts += p * q;
  }
  return 2 * products + (totalK * totalL) / ((n - 1) * (n - 2)) - (2 / (n - 2)) * rowProducts;
}

/** X X' of the vectors, [n, n]. */
function gram({ vectors, width }: Centred, n: number): Float64Array {
  const products = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      let product = 0;
      for (let at = 0; at < width; at++) {
        product += (vectors[i * width + at] as number) * (vectors[j * width + at] as number);
      }
      products[i * n + j] = product;
      products[j * n + i] = product;
    }
  }
  return products;
}
