import { level } from '../training/core/judging/metrics.ts';
import type { Columns } from './columns.ts';

/** Negative, neutral and positive: the sign of the step that Acc-7 rounds sentiment to. */
export const SIGNS = 3;

/** How often each class is taken for each. */
export interface Confusion {
  classes: number;
  /** [classes x classes], a line a true class: the rows of each cell. */
  cells: readonly Int32Array[];
  /** Rows that have both a label and a prediction. */
  n: number;
}

/** Class of a sentiment: 0 negative, 1 neutral (from -0.5 to 0.5), 2 positive; NaN for none. */
export function signClass(value: number): number {
  return Number.isNaN(value) ? Number.NaN : Math.sign(level(value, 3)) + 1;
}

/**
 * Sorts rows into true and predicted classes; sentiment into its three signs.
 * @param classes of the data: 1 for sentiment
 */
export function confusionOf(columns: Columns, side: 'a' | 'b', classes: number, rows: Int32Array): Confusion {
  const classOf = (values: Float64Array) =>
    classes === 1
      ? (row: number) => signClass(values[row] as number)
      : (row: number) => values[row] as number;
  const truth = classOf(columns.numbers('data:label'));
  const said = classOf(columns.numbers(`${side}:prediction`));
  const count = classes === 1 ? SIGNS : classes;
  const cells = Array.from({ length: count * count }, (): number[] => []);
  let n = 0;
  for (const row of rows) {
    const cell = cells[truth(row) * count + said(row)];
    if (!cell) continue;
    cell.push(row);
    n += 1;
  }
  return { classes: count, cells: cells.map((of) => Int32Array.from(of)), n };
}
