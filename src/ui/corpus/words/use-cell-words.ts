import { useMemo } from 'react';
import type { ColumnId } from '../../../corpus/column-id.ts';
import type { Column } from '../../../corpus/corpus.ts';
import type { CsvValue } from '../../charts/frame/csv.ts';
import { useFormat } from '../../locales/use-format.ts';
import { cellText, cellValue, numberText } from './cell-text.ts';
import { useColumnWords } from './use-column-words.ts';

/** How the screen writes what stands in a column. */
export interface CellWords {
  /** As it is read; "–" where the row has none. */
  text(id: ColumnId, column: Column | null, row: number): string;
  /** As it is exported. */
  value(column: Column | null, row: number): CsvValue;
  /** A number of a column. */
  number(id: ColumnId, value: number): string;
}

export function useCellWords(): CellWords {
  const words = useColumnWords();
  const format = useFormat();
  return useMemo(
    () => ({
      text: (id, column, row) => cellText(id, column, row, { words, format }),
      value: (column, row) => cellValue(column, row, words),
      number: (id, value) => numberText(id, value, format),
    }),
    [words, format],
  );
}
