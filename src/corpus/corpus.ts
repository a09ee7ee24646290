import type { Bank } from '../diagnostics/index.ts';
import { byModality, MODALITIES, type Modality } from '../model/modalities.ts';

/** A column of numbers; NaN where a row has none. */
export interface NumberColumn {
  kind: 'number';
  values: Float64Array;
}

/** A column of a few names: each row's index among them, -1 where it has none. */
export interface CategoryColumn {
  kind: 'category';
  codes: Int32Array;
  names: readonly string[];
}

/** A column of words; empty where a row has none. */
export interface TextColumn {
  kind: 'text';
  values: readonly string[];
}

export type Column = NumberColumn | CategoryColumn | TextColumn;

/** Many labelled samples, as they came: without what any network makes of them. */
export interface Corpus {
  /** Of the file it came from; null for the reference bank. */
  name: string | null;
  rows: number;
  /** 1: labels are sentiment; C > 1: the index of one of C classes. */
  classes: number;
  /** [C], where the data names its classes. */
  classNames: readonly string[] | null;
  /** [N], what the prediction should be; NaN where nobody says. */
  label: Float64Array;
  /** [N] each, each modality's own sentiment; NaN where nobody says. */
  valences: Record<Modality, Float64Array>;
  /** [N] each, 1 where the row has the modality. */
  present: Record<Modality, Uint8Array>;
  /** [N], steps of each row's longest modality; null where nobody says. */
  length: Float64Array | null;
  /** Null where nobody says, or all rows are of one. */
  split: CategoryColumn | null;
  /** What else the file says of its rows, by its own names. */
  further: ReadonlyMap<string, Column>;
}

/** A reference bank's utterances. They are somebody else's words, so it has labels and no texts. */
export function corpusOfBank({ utterances, label, valences, columns }: Bank): Corpus {
  const ofModality = (values: Float32Array, modality: Modality) => {
    const start = MODALITIES.indexOf(modality) * utterances;
    return values.subarray(start, start + utterances);
  };
  return {
    name: null,
    rows: utterances,
    classes: 1,
    classNames: null,
    label: Float64Array.from(label),
    valences: byModality((modality) => Float64Array.from(ofModality(valences, modality))),
    present: byModality((modality) => Uint8Array.from(ofModality(columns.present, modality))),
    length: null,
    split: null,
    further: new Map(),
  };
}
