import {
  centred,
  countedRows,
  crossEnergy,
  type Estimate,
  FEWEST_UTTERANCES,
  type VectorSet,
} from './vector-set.ts';

/**
 * Participation ratio (Gao et al., 2017): trace(C)^2 / trace(C^2) of the vectors' covariance C, the number of
 * directions they effectively spread over. From 1 (all on a line) to min(d, n - 1) (alike in every direction); n below
 * about ten times the ratio makes it come out low.
 * @param set [N, d]
 * @param rows [N], not 0 for utterances that count
 * @returns null below FEWEST_UTTERANCES, and where the vectors hardly vary
 */
export function participationRatio(set: VectorSet, rows: ArrayLike<number>): Estimate {
  const counted = countedRows(rows);
  const n = counted.length;
  const vectors = n < FEWEST_UTTERANCES ? null : centred(set, counted);
  return { value: vectors && vectors.scatter ** 2 / crossEnergy(vectors, vectors, n), n };
}
