import { quantile } from '../diagnostics/resampled.ts';
import type { ColumnId } from './column-id.ts';
import type { Column } from './corpus.ts';

/** Rows that have something in common. */
export interface Slice {
  /** What: a name, or numbers between two ends. */
  of: { name: string } | { low: number; high: number };
  rows: Int32Array;
}

/** Columns that cut the rows where nobody says which. */
export const SLICED_BY: readonly ColumnId[] = [
  'data:label',
  'data:split',
  'data:present',
  'data:length',
  'a:conflict',
];

/** Where a column is cut that people cut at known places. */
export const LABEL_CUTS: readonly number[] = [-1.5, -0.5, 0.5, 1.5];

/** More slices than these are no overview: the rarest names are left out. */
const MOST_SLICES = 12;
/** A column with so few different numbers is cut at each. */
const FEW_NUMBERS = 8;
const PARTS = 3;

/**
 * Slices of rows by a column: by each name, by each of a few numbers, or else between cuts. Without cuts of their own,
 * numbers are cut into thirds of the rows. Rows without a value are in no slice; words cut nothing.
 */
export function slicesBy(column: Column, rows: Int32Array, cuts?: readonly number[]): Slice[] {
  if (column.kind === 'text') return [];
  if (column.kind === 'category') {
    return column.names
      .map((name, code) => ({ of: { name }, rows: rows.filter((row) => column.codes[row] === code) }))
      .filter(({ rows: of }) => of.length > 0)
      .sort((one, other) => other.rows.length - one.rows.length)
      .slice(0, MOST_SLICES);
  }
  const { values } = column;
  const sorted = Float64Array.from(rows, (row) => values[row] as number)
    .filter((value) => !Number.isNaN(value))
    .sort();
  if (sorted.length === 0) return [];
  const different = new Set(sorted);
  const within = (low: number, high: number, holds: (value: number) => boolean): Slice => ({
    of: { low, high },
    rows: rows.filter((row) => holds(values[row] as number)),
  });
  const slices =
    !cuts && different.size <= FEW_NUMBERS
      ? [...different].map((value) => within(value, value, (other) => other === value))
      : between(cuts ?? thirds(sorted), sorted).map(([low, high, last]) =>
          within(low, high, (value) => value >= low && (last ? value <= high : value < high)),
        );
  return slices.filter(({ rows: of }) => of.length > 0);
}

/**
 * Rows as a table of slices has them: all of them, which is a slice of nothing, then those that a column cuts.
 * @param column null where there is none
 */
export function withSlices(
  rows: Int32Array,
  column: Column | null,
  by: ColumnId,
): { of: Slice['of'] | null; rows: Int32Array }[] {
  const cut = column ? slicesBy(column, rows, by === 'data:label' ? LABEL_CUTS : undefined) : [];
  return [{ of: null, rows }, ...cut];
}

function thirds(sorted: Float64Array): number[] {
  return Array.from({ length: PARTS - 1 }, (_, part) => quantile(sorted, (part + 1) / PARTS));
}

/** Stretches between the smallest number, the cuts within, and the largest; the last one has its end too. */
function between(
  cuts: readonly number[],
  sorted: Float64Array,
): [low: number, high: number, last: boolean][] {
  const [least, most] = [sorted[0] as number, sorted[sorted.length - 1] as number];
  const ends = [...new Set([least, ...cuts.filter((cut) => cut > least && cut < most), most])];
  if (ends.length === 1) return [[least, most, true]];
  return ends.slice(1).map((high, index) => [ends[index] as number, high, index === ends.length - 2]);
}
