import { byModality, type Modality } from '../model/modalities.ts';
import { type ContributionMap, rowMagnitude } from './contributions.ts';

export interface Balance {
  /** beta in [-1, 1]: +1 all through the shared branch, -1 all through the private one; 0 when nothing contributes. */
  overall: number;
  /** The same within one modality; null for a modality that contributes nothing (absent). */
  byModality: Record<Modality, number | null>;
}

function ratio(shared: number, privates: number): number | null {
  const sum = shared + privates;
  return sum === 0 ? null : (shared - privates) / sum;
}

/**
 * Balance of the branches: beta = (sum |c_shared| - sum |c_private|) / (sum |c_shared| + sum |c_private|). The unit of
 * the contributions cancels.
 */
export function balance(map: ContributionMap): Balance {
  const magnitudes = byModality((modality) => ({
    shared: rowMagnitude(map, 'shared', modality),
    privates: rowMagnitude(map, 'private', modality),
  }));
  const total = Object.values(magnitudes).reduce(
    (sum, row) => ({ shared: sum.shared + row.shared, privates: sum.privates + row.privates }),
    { shared: 0, privates: 0 },
  );
  return {
    overall: ratio(total.shared, total.privates) ?? 0,
    byModality: byModality((modality) => ratio(magnitudes[modality].shared, magnitudes[modality].privates)),
  };
}
