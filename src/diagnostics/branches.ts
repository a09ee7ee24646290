import { byModality, MODALITIES, type Modality } from '../model/modalities.ts';
import { debiasedCka } from './cka.ts';
import type { Estimate, VectorSet } from './vector-set.ts';

/** Pooled vectors of both branches over many utterances, before the rebalancing stages or after. */
export interface BranchVectors {
  /** [N, d] of each modality. */
  shared: Record<Modality, VectorSet>;
  private: Record<Modality, VectorSet>;
  /** [N] of each modality, 0 where an utterance does not have it. */
  present: Record<Modality, ArrayLike<number>>;
}

/**
 * Redundancy: debiased CKA between the modalities' pooled shared vectors, over the utterances that have both. High when
 * the shared branch holds the same thing several times over.
 * @returns a symmetric matrix; 1 on the diagonal where it is determined at all
 */
export function redundancy({ shared, present }: BranchVectors): Record<Modality, Record<Modality, Estimate>> {
  return byModality((m) =>
    byModality((n) => debiasedCka(shared[m], shared[n], both(present[m], present[n]))),
  );
}

/** Mean of a redundancy matrix over its determined pairs of different modalities; null when there is none. */
export function meanRedundancy(matrix: Record<Modality, Record<Modality, Estimate>>): number | null {
  const pairs = MODALITIES.flatMap((m, index) =>
    MODALITIES.slice(index + 1).flatMap((n) => matrix[m][n].value ?? []),
  );
  return pairs.length === 0 ? null : pairs.reduce((sum, value) => sum + value, 0) / pairs.length;
}

/**
 * Leakage: debiased CKA of a modality's pooled private vectors with its pooled shared ones. High when the private
 * channel carries what the shared branch has already.
 */
export function leakage({ shared, private: privates, present }: BranchVectors): Record<Modality, Estimate> {
  return byModality((modality) => debiasedCka(privates[modality], shared[modality], present[modality]));
}

/**
 * Complementarity: 1 - debiased CKA of the branches, each the modalities' pooled vectors side by side. About 1 when
 * the branches tell different things, 0 when each tells what the other does. Side by side stand the modalities that at
 * least half of the utterances have; utterances that have all of these count.
 */
export function complementarity({ shared, private: privates, present }: BranchVectors): Estimate {
  const common = commonModalities(present);
  if (common.length === 0) return { value: null, n: 0 };
  const rows = common.map((modality) => present[modality]).reduce(both);
  const { value, n } = debiasedCka(
    sideBySide(common.map((modality) => shared[modality])),
    sideBySide(common.map((modality) => privates[modality])),
    rows,
  );
  return { value: value === null ? null : 1 - value, n };
}

/** The modalities that at least half of the utterances have. */
export function commonModalities(present: BranchVectors['present']): Modality[] {
  return MODALITIES.filter(
    (modality) => 2 * count(present[modality]) >= present[modality].length && count(present[modality]) > 0,
  );
}

/** [N], 1 where an utterance is in both. */
export function both(one: ArrayLike<number>, other: ArrayLike<number>): ArrayLike<number> {
  return Array.from(one, (here, row) => (here && other[row] ? 1 : 0));
}

function count(rows: ArrayLike<number>): number {
  return Array.from(rows).filter((here) => here).length;
}

/** [N, d] each -> [N, sum of d]. */
export function sideBySide(sets: readonly VectorSet[]): VectorSet {
  const width = sets.reduce((sum, set) => sum + set.width, 0);
  const utterances = (sets[0]?.values.length ?? 0) / (sets[0]?.width ?? 1);
  const values = new Float64Array(utterances * width);
  let offset = 0;
  for (const set of sets) {
    for (let row = 0; row < utterances; row++) {
      for (let column = 0; column < set.width; column++) {
        values[row * width + offset + column] = set.values[row * set.width + column] as number;
      }
    }
    offset += set.width;
  }
  return { values, width };
}
