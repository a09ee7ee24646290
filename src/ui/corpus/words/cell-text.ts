import type { ColumnId } from '../../../corpus/column-id.ts';
import type { Column } from '../../../corpus/corpus.ts';
import type { CsvValue } from '../../charts/frame/csv.ts';
import type { Format } from '../../locales/use-format.ts';
import type { ColumnWords } from './column-words.ts';

/** A cell as it is exported; null where the row has none. */
export function cellValue(column: Column | null, row: number, words: Pick<ColumnWords, 'name'>): CsvValue {
  switch (column?.kind) {
    case undefined:
      return null;
    case 'number': {
      const value = column.values[row] as number;
      return Number.isNaN(value) ? null : value;
    }
    case 'category': {
      const name = column.names[column.codes[row] as number];
      return name === undefined ? null : words.name(name);
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
  { words, format }: { words: Pick<ColumnWords, 'name'>; format: Format },
): string {
  const value = cellValue(column, row, words);
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  return numberText(id, value, format);
}

/** Counts and amounts without a sign, whatever can go either way with it. */
export function numberText(id: ColumnId, value: number, format: Format): string {
  if (id.startsWith('file:') || id === 'data:row' || id === 'data:length')
    return format.number(value, Number.isInteger(value) ? 0 : 2);
  if (/share-|absoluteError|imbalance|conflict|disagreement/.test(id) && !id.startsWith('difference:'))
    return format.number(value);
  return format.signed(value);
}
