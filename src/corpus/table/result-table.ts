import type { NetworkName } from '../../model/network-choice.ts';
import { type ColumnId, DATA_MEASURES, MEASURES, type Pair } from '../column-id.ts';
import { type Columns, openColumns, type Results } from '../columns.ts';
import type { Column, Corpus } from '../corpus.ts';

/** A column of all results under a name that programs read: "label", "dbr.beta", "difference.error", "file.speaker". */
export interface ResultColumn {
  name: string;
  id: ColumnId;
  column: Column;
}

/**
 * Every column there is: what the data says, what its file says beside it, and what either network makes of each row.
 * @param names what the two networks are called
 */
export function resultColumns(
  columns: Columns,
  corpus: Corpus,
  { a, b }: { a: string; b: string | null },
): ResultColumn[] {
  const sides = { a, b: b ?? '', difference: 'difference' };
  const named: [string, ColumnId][] = [
    ...DATA_MEASURES.map((measure): [string, ColumnId] => [measure, `data:${measure}`]),
    ...[...corpus.further.keys()].map((name): [string, ColumnId] => [`file.${name}`, `file:${name}`]),
    ...(b === null ? (['a'] as const) : (['a', 'b', 'difference'] as const)).flatMap((side) =>
      MEASURES.map((measure): [string, ColumnId] => [`${sides[side]}.${measure}`, `${side}:${measure}`]),
    ),
  ];
  return named.flatMap(([name, id]) => {
    const column = columns.get(id);
    return column ? [{ name, id, column }] : [];
  });
}

/** What networks that have run and are not compared make of each row, under their own names. */
export function otherResults(corpus: Corpus, results: Results, { a, b }: Pair): ResultColumn[] {
  const others = (Object.keys(results) as NetworkName[]).filter((name) => name !== a && name !== b);
  return others.flatMap((name) => {
    const alone = { a: name, b: null };
    const columns = resultColumns(openColumns(corpus, results, alone), corpus, alone);
    return columns.filter(({ id }) => id.startsWith('a:'));
  });
}

/** A cell of a table; null where the row has none. */
export function resultCell(column: Column, row: number): string | number | null {
  if (column.kind === 'number') {
    const value = column.values[row] as number;
    return Number.isNaN(value) ? null : value;
  }
  if (column.kind === 'category') return column.names[column.codes[row] as number] ?? null;
  return column.values[row] || null;
}
