import type { CsvValue } from '../frame/csv.ts';
import type { Address } from './address.ts';

/** A table of numbers with an address for every row and column: what all cell charts of the Laboratory draw. */
export interface CellMatrix {
  /** What all cells have in common. */
  base: Address;
  rows: readonly Address[];
  columns: readonly Address[];
  /** Row-major; null where there is nothing, which is not 0. */
  values: readonly (number | null)[];
}

export interface CellPlace {
  row: number;
  column: number;
}

/** Makes a matrix by asking for each cell. */
export function cellMatrix(
  base: Address,
  rows: readonly Address[],
  columns: readonly Address[],
  value: (address: Address) => number | null,
): CellMatrix {
  const values = rows.flatMap((row) => columns.map((column) => value({ ...base, ...row, ...column })));
  return { base, rows, columns, values };
}

export function valueAt({ columns, values }: CellMatrix, { row, column }: CellPlace): number | null {
  return values[row * columns.length + column] ?? null;
}

export function addressAt({ base, rows, columns }: CellMatrix, { row, column }: CellPlace): Address {
  return { ...base, ...rows[row], ...columns[column] };
}

/** Lowest and highest cell with their places; null without any. */
export function extremes(matrix: CellMatrix): { low: CellPlace; high: CellPlace } | null {
  let low: CellPlace | null = null;
  let high: CellPlace | null = null;
  matrix.values.forEach((value, index) => {
    if (value === null) return;
    const columns = matrix.columns.length;
    const place = { row: Math.floor(index / columns), column: index % columns };
    if (!low || value < (valueAt(matrix, low) as number)) low = place;
    if (!high || value > (valueAt(matrix, high) as number)) high = place;
  });
  return low && high ? { low, high } : null;
}

/** A spread below this share of the largest cell is not seen as colour. */
const ALIKE = 0.1;

/** The smallest and largest cell where all that have a value are nearly the same; null where they differ, or are few. */
export function nearlyAlike(matrix: CellMatrix): [number, number] | null {
  const cells = matrix.values.filter((value) => value !== null);
  if (cells.length < 4) return null;
  const [low, high] = commonRange([matrix]);
  return high - low < ALIKE * Math.max(Math.abs(low), Math.abs(high)) ? [low, high] : null;
}

/** Smallest and largest cell of several matrices; [0, 1] without data. */
export function commonRange(matrices: readonly CellMatrix[]): [number, number] {
  const values = matrices.flatMap((matrix) => matrix.values.filter((value) => value !== null));
  if (values.length === 0) return [0, 1];
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

/** One line a cell that has a value: the parts of its address that differ, then the value. The first line names them. */
export function matrixRows(
  matrix: CellMatrix,
  name: (part: keyof Address | 'value') => string,
): CsvValue[][] {
  const parts = addressParts(matrix);
  const lines = matrix.values.flatMap((value, index): CsvValue[][] => {
    if (value === null) return [];
    const columns = matrix.columns.length;
    const address = addressAt(matrix, { row: Math.floor(index / columns), column: index % columns });
    return [[...parts.map((part) => address[part] ?? null), value]];
  });
  return [[...parts.map(name), name('value')], ...lines];
}

/** Every part an address of the matrix has, in the order base, rows, columns. */
function addressParts({ base, rows, columns }: CellMatrix): (keyof Address)[] {
  const parts = [base, ...rows, ...columns].flatMap((address) => Object.keys(address) as (keyof Address)[]);
  return [...new Set(parts)];
}
