import { countedRows, type Estimate, type VectorSet } from './vector-set.ts';

/** Mean of the counted rows of [N]; null when none counts. */
export function mean(values: ArrayLike<number>, rows: ArrayLike<number>): Estimate {
  const counted = countedRows(rows);
  return { value: meanRow({ values, width: 1 }, rows)?.[0] ?? null, n: counted.length };
}

/** Mean of the counted rows of [N, d], [d]; null when none counts. */
export function meanRow({ values, width }: VectorSet, rows: ArrayLike<number>): number[] | null {
  const counted = countedRows(rows);
  if (counted.length === 0) return null;
  return Array.from({ length: width }, (_, column) => {
    const sum = counted.reduce((total, row) => total + (values[row * width + column] as number), 0);
    return sum / counted.length;
  });
}
