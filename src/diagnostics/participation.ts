import { centred, countedRows, type Estimate, FEWEST_UTTERANCES, type VectorSet } from './cka.ts';

/**
 * Participation ratio (Gao et al., 2017): trace(C)^2 / trace(C^2) of the vectors' covariance C, the number of directions they
 * effectively spread over. From 1 (all on a line) to min(d, n - 1) (alike in every direction); n below about ten times
 * the ratio makes it come out low.
 * @param set [N, d]
 * @param rows [N], not 0 for utterances that count
 * @returns null below FEWEST_UTTERANCES, and where the vectors hardly vary
 */
export function participationRatio(set: VectorSet, rows: ArrayLike<number>): Estimate {
  const counted = countedRows(rows);
  const n = counted.length;
  if (n < FEWEST_UTTERANCES) return { value: null, n };
  const vectors = centred(set, counted);
  if (!vectors) return { value: null, n };
  const { width } = set;
  let trace = 0;
  let energy = 0;
  for (let i = 0; i < width; i++) {
    for (let j = 0; j <= i; j++) {
      let product = 0;
      for (let row = 0; row < n; row++) {
        product += (vectors[row * width + i] as number) * (vectors[row * width + j] as number);
      }
      energy += product ** 2 * (i === j ? 1 : 2);
      if (i === j) trace += product;
    }
  }
  return { value: trace ** 2 / energy, n };
}
