import { BRANCHES, type Branch, MODALITIES, type Modality } from '../model/modalities.ts';
import type { NetworkName } from '../model/network-choice.ts';

/** The two networks whose rows are compared, and what one has more than the other. */
export const SIDES = ['a', 'b', 'difference'] as const;
export type Side = (typeof SIDES)[number];

/** Which networks these are; without a second one there is nothing to compare. */
export interface Pair {
  a: NetworkName;
  b: NetworkName | null;
}

/** What the data itself says of a row. */
export type DataMeasure =
  | 'row'
  | 'label'
  | 'split'
  | 'length'
  | 'present'
  | 'disagreement'
  | `valence-${Modality}`;

/** What a network says of a row. */
export type Measure =
  | 'prediction'
  | 'error'
  | 'absoluteError'
  | 'beta'
  | 'imbalance'
  | 'conflict'
  | 'bias'
  | `beta-${Modality}`
  | `opinion-${Modality}`
  | `${'contribution' | 'share'}-${Branch}-${Modality}`;

/**
 * Names a column: what the data says (`data:label`), what a side says (`a:beta-visual`), or a further column of the file
 * by its own name (`file:speaker`).
 */
export type ColumnId = `data:${DataMeasure}` | `${Side}:${Measure}` | `file:${string}`;

export const DATA_MEASURES: readonly DataMeasure[] = [
  'row',
  'label',
  'split',
  'length',
  'present',
  'disagreement',
  ...MODALITIES.map((modality) => `valence-${modality}` as const),
];

export const MEASURES: readonly Measure[] = [
  'prediction',
  'error',
  'absoluteError',
  'beta',
  'imbalance',
  'conflict',
  'bias',
  ...MODALITIES.map((modality) => `beta-${modality}` as const),
  ...MODALITIES.map((modality) => `opinion-${modality}` as const),
  ...(['contribution', 'share'] as const).flatMap((quantity) =>
    BRANCHES.flatMap((branch) => MODALITIES.map((modality) => `${quantity}-${branch}-${modality}` as const)),
  ),
];

/** A column's name taken apart. */
export type ParsedColumn =
  | { of: 'data'; measure: DataMeasure }
  | { of: Side; measure: Measure }
  | { of: 'file'; name: string };

/** Null for what names no column. */
export function parseColumn(id: string): ParsedColumn | null {
  const colon = id.indexOf(':');
  const [of, rest] = [id.slice(0, colon), id.slice(colon + 1)];
  if (of === 'file') return rest === '' ? null : { of, name: rest };
  if (of === 'data') {
    const measure = DATA_MEASURES.find((known) => known === rest);
    return measure ? { of, measure } : null;
  }
  const side = SIDES.find((known) => known === of);
  const measure = MEASURES.find((known) => known === rest);
  return side && measure ? { of: side, measure } : null;
}
