import {
  type ColumnId,
  type DataMeasure,
  type Measure,
  type Pair,
  parseColumn,
} from '../../../corpus/column-id.ts';
import { type Branch, MODALITIES, type Modality } from '../../../model/modalities.ts';
import type { TranslateCorpus } from '../../locales/translate-corpus.ts';

/** Sentences of this view, and those of the page. */
export type Translate = TranslateCorpus;

/** How the screen names columns, and the two networks. */
export interface ColumnWords {
  /** With its network: "DBR: β Voice". */
  column(id: ColumnId): string;
  /** Without. */
  measure(measure: DataMeasure | Measure): string;
  side(side: 'a' | 'b' | 'difference'): string;
  /** A row's name in a column of names; "language+visual" in the words of the page, others as the file has them. */
  name(name: string): string;
}

/** @param names what the networks are called where they are none of those that ship */
export function columnWords(
  t: Translate,
  { a, b }: Pair,
  names: Partial<Record<'a' | 'b', string>> = {},
): ColumnWords {
  function measure(of: DataMeasure | Measure): string {
    const [quantity, ...rest] = of.split('-');
    const modality = rest.length > 0 ? t(`translation:modality.${rest.at(-1) as Modality}`) : '';
    const branch = rest.length > 1 ? t(`translation:branch.${rest[0] as Branch}`) : '';
    switch (quantity) {
      case 'valence':
      case 'opinion':
        return t(`measure.${quantity}`, { modality });
      case 'contribution':
      case 'share':
        return t(`measure.${quantity}`, { modality, branch });
      case 'beta':
        return modality === '' ? t('measure.beta') : t('measure.betaOf', { modality });
      default:
        return t(`measure.${of as Exclude<DataMeasure | Measure, `${string}-${string}`>}`);
    }
  }
  function side(of: 'a' | 'b' | 'difference'): string {
    const called = {
      a: names.a ?? t(`network.${a}`),
      b: names.b ?? (b === null ? t('networks.none') : t(`network.${b}`)),
    };
    return of === 'difference' ? t('measure.difference', called) : called[of];
  }
  const named = new Map<ColumnId, string>();
  function column(id: ColumnId): string {
    const known = named.get(id) ?? columnName(id);
    named.set(id, known);
    return known;
  }
  function columnName(id: ColumnId): string {
    const parsed = parseColumn(id);
    if (!parsed) return id;
    if (parsed.of === 'file') return parsed.name;
    if (parsed.of === 'data') return measure(parsed.measure);
    return t('measure.of', { network: side(parsed.of), measure: measure(parsed.measure) });
  }
  function name(of: string): string {
    const parts = of.split('+').map((part) => MODALITIES.find((modality) => modality === part));
    return parts.every((part) => part !== undefined)
      ? parts.map((part) => t(`translation:modality.${part}`)).join(' + ')
      : of;
  }
  return { column, measure, side, name };
}
