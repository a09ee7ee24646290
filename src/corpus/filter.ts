import type { ColumnId } from './column-id.ts';
import type { Columns } from './columns.ts';
import type { Column } from './corpus.ts';

/** Which rows are looked at. */
export type Filter =
  /** Numbers between two ends, both included. */
  | { kind: 'range'; column: ColumnId; low: number; high: number }
  /** One of these names. */
  | { kind: 'names'; column: ColumnId; names: readonly string[] };

/** Rows that pass all filters and hold the searched words in any of their texts or names, in their own order. */
export function passing(
  columns: Columns,
  filters: readonly Filter[],
  search: string,
  searched: readonly ColumnId[],
): Int32Array {
  const tests = [
    ...filters.map((filter) => testOf(columns.get(filter.column), filter)),
    ...(search.trim() === ''
      ? []
      : [
          searchTest(
            searched.map((id) => columns.get(id)),
            search.trim().toLowerCase(),
          ),
        ]),
  ];
  const passed: number[] = [];
  for (let row = 0; row < columns.rows; row++) if (tests.every((test) => test(row))) passed.push(row);
  return Int32Array.from(passed);
}

type RowTest = (row: number) => boolean;

function testOf(column: Column | null, filter: Filter): RowTest {
  if (filter.kind === 'range') {
    if (column?.kind !== 'number') return () => false;
    return (row) => {
      const value = column.values[row] as number;
      return value >= filter.low && value <= filter.high;
    };
  }
  if (column?.kind !== 'category') return () => false;
  const wanted = new Set(filter.names.map((name) => column.names.indexOf(name)));
  return (row) => wanted.has(column.codes[row] as number) && column.codes[row] !== -1;
}

function searchTest(columns: readonly (Column | null)[], words: string): RowTest {
  const tests = columns.flatMap((column): RowTest[] => {
    if (column?.kind === 'text') return [(row) => (column.values[row] ?? '').toLowerCase().includes(words)];
    if (column?.kind !== 'category') return [];
    const found = column.names.map((name) => name.toLowerCase().includes(words));
    return [(row) => found[column.codes[row] as number] ?? false];
  });
  return (row) => tests.some((test) => test(row));
}
