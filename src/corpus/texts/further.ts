import type { CategoryColumn, Column } from '../corpus.ts';
import { isEmpty, numberOf } from './labels.ts';
import type { Cell } from './table.ts';

/** So many different names still cut rows into slices; more are words. */
const MOST_NAMES = 200;

/** A column as what its cells are: numbers, a few names, or words. Null when it is empty. */
export function furtherColumn(cells: readonly Cell[]): Column | null {
  const there = cells.filter((cell) => !isEmpty(cell));
  if (there.length === 0) return null;
  const numbers = Float64Array.from(cells, numberOf);
  if (cells.every((cell, row) => isEmpty(cell) || Number.isFinite(numbers[row])))
    return { kind: 'number', values: numbers };
  const different = new Set(there.map((cell) => String(cell).trim()));
  if (different.size > MOST_NAMES || different.size > there.length / 2) return wordsColumn(cells);
  return namesColumn(cells);
}

export function wordsColumn(cells: readonly Cell[]): Column {
  return { kind: 'text', values: cells.map((cell) => String(cell ?? '')) };
}

/** Names in the order in which they come. */
export function namesColumn(cells: readonly Cell[]): CategoryColumn {
  const places = new Map<string, number>();
  const codes = Int32Array.from(cells, (cell) => {
    if (isEmpty(cell)) return -1;
    const name = String(cell).trim();
    if (!places.has(name)) places.set(name, places.size);
    return places.get(name) as number;
  });
  return { kind: 'category', codes, names: [...places.keys()] };
}
