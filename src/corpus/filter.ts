import type { ColumnId } from './column-id.ts';
import type { Columns } from './columns.ts';
import type { Column } from './corpus.ts';
import { allRows } from './order.ts';

/** Which rows are looked at. */
export type Filter =
  /** Numbers between two ends, both included. */
  | { kind: 'range'; column: ColumnId; low: number; high: number }
  /** One of these names. */
  | { kind: 'names'; column: ColumnId; names: readonly string[] };

/** The least and the largest number of a column; null without any. */
export function extentOf(values: Float64Array): { low: number; high: number } | null {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? { low, high } : null;
}

/** A filter that all rows with a value pass, to be narrowed; null of words, and of a column without a value. */
export function filterOf(id: ColumnId, column: Column): Filter | null {
  if (column.kind === 'text') return null;
  if (column.kind === 'category')
    return column.names.length === 0 ? null : { kind: 'names', column: id, names: column.names };
  const extent = extentOf(column.values);
  return extent && { kind: 'range', column: id, ...extent };
}

/** The filters with one more, or with one of the same column changed. */
export function withFilter(filters: readonly Filter[], filter: Filter): Filter[] {
  const at = filters.findIndex(({ column }) => column === filter.column);
  return at < 0 ? [...filters, filter] : filters.with(at, filter);
}

/** How many numbers lie in each of some bins of equal width; those outside of the ends are in none. */
export function histogramOf(
  values: Float64Array,
  { low, high }: { low: number; high: number },
  bins: number,
): number[] {
  const counts = new Array<number>(bins).fill(0);
  const width = (high - low) / bins;
  for (const value of values) {
    if (!(value >= low && value <= high)) continue;
    const bin = width > 0 ? Math.min(bins - 1, Math.floor((value - low) / width)) : 0;
    counts[bin] = (counts[bin] as number) + 1;
  }
  return counts;
}

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
  return tests.reduce((rows, test) => rows.filter(test), allRows(columns.rows));
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
