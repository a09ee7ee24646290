import type { Column } from './corpus.ts';

/** Every row of a corpus in its own order. */
export function allRows(rows: number): Int32Array {
  return Int32Array.from({ length: rows }, (_, row) => row);
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/**
 * Rows in the order of a column: numbers by size, names and words as dictionaries have them. Rows that are alike keep
 * their order; those without a value come last, whichever way.
 */
export function ordered(rows: Int32Array, column: Column, descending: boolean): Int32Array {
  const sign = descending ? -1 : 1;
  const rank = rankOf(column);
  const there = rows.filter((row) => !Number.isNaN(rank(row)));
  const missing = rows.filter((row) => Number.isNaN(rank(row)));
  // Typed arrays sort stably.
  there.sort((one, other) => sign * (rank(one) - rank(other)));
  return joined(there, missing);
}

function joined(one: Int32Array, other: Int32Array): Int32Array {
  const all = new Int32Array(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all;
}

/** A number to sort a row by; NaN where it has no value. */
function rankOf(column: Column): (row: number) => number {
  switch (column.kind) {
    case 'number':
      return (row) => column.values[row] as number;
    case 'category': {
      const ranks = ranksOf(column.names);
      return (row) => ranks[column.codes[row] as number] ?? Number.NaN;
    }
    case 'text': {
      const ranks = ranksOf(column.values);
      return (row) => (column.values[row] === '' ? Number.NaN : (ranks[row] as number));
    }
  }
}

/** The place of each name among them all, the same for the same names. */
function ranksOf(names: readonly string[]): Float64Array {
  const sorted = [...new Set(names)].sort(collator.compare);
  const places = new Map(sorted.map((name, place) => [name, place]));
  return Float64Array.from(names, (name) => places.get(name) ?? Number.NaN);
}
