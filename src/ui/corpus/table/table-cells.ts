import type { TFunction } from 'i18next';
import type { ColumnId } from '../../../corpus/column-id.ts';
import type { Column } from '../../../corpus/corpus.ts';
import { MODALITIES } from '../../../model/modalities.ts';
import type { CsvValue } from '../../charts/frame/csv.ts';
import type { Format } from '../../locales/use-format.ts';

type Translate = TFunction<['corpus', 'translation']>;

/** A cell as it is exported; null where the row has none. */
export function cellValue(column: Column | null, row: number, t: Translate): CsvValue {
  switch (column?.kind) {
    case undefined:
      return null;
    case 'number': {
      const value = column.values[row] as number;
      return Number.isNaN(value) ? null : value;
    }
    case 'category': {
      const name = column.names[column.codes[row] as number];
      return name === undefined ? null : spoken(name, t);
    }
    case 'text':
      return column.values[row] ?? null;
  }
}

/** A cell as it is read on the screen. */
export function cellText(
  id: ColumnId,
  column: Column | null,
  row: number,
  { t, format }: { t: Translate; format: Format },
): string {
  const value = cellValue(column, row, t);
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  if (id.startsWith('file:') || id === 'data:row')
    return format.number(value, Number.isInteger(value) ? 0 : 2);
  if (/share-|absoluteError|imbalance|conflict|disagreement/.test(id) && !id.startsWith('difference:'))
    return format.number(value);
  return format.signed(value);
}

/** "language+visual" in the words of the page; other names are the file's own. */
function spoken(name: string, t: Translate): string {
  const parts = name.split('+').map((part) => MODALITIES.find((modality) => modality === part));
  return parts.every((part) => part !== undefined)
    ? parts.map((part) => t(`translation:modality.${part}`)).join(' + ')
    : name;
}
