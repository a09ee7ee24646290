/** Rows of a table drawn into fewer lines: means of the rows that share a line. */
export interface HeatLines {
  lines: number;
  /** [lines x columns], row-major; null where no row of the line has the number. */
  values: (number | null)[];
}

/**
 * Draws rows into at most `most` lines, in their order: with fewer rows each has its own line, with more a line is the
 * mean of neighbours.
 * @param columns [N] each, NaN for none
 */
export function heatLines(rows: Int32Array, columns: readonly Float64Array[], most: number): HeatLines {
  const lines = Math.max(0, Math.min(rows.length, Math.floor(most)));
  const values = new Array<number | null>(lines * columns.length).fill(null);
  for (let line = 0; line < lines; line++) {
    const { from, to } = lineRows(line, lines, rows.length);
    for (const [index, column] of columns.entries()) {
      values[line * columns.length + index] = meanOf(column, rows, from, to);
    }
  }
  return { lines, values };
}

/** Which places of the order a line holds: from `from` up to, not with, `to`. */
export function lineRows(line: number, lines: number, rows: number): { from: number; to: number } {
  return { from: Math.floor((line * rows) / lines), to: Math.floor(((line + 1) * rows) / lines) };
}

/** The line a place of the order is in. */
export function lineOf(place: number, lines: number, rows: number): number {
  let line = Math.min(lines - 1, Math.floor((place * lines) / rows));
  while (line + 1 < lines && lineRows(line, lines, rows).to <= place) line += 1;
  return line;
}

/** Mean of a column over places [from, to) of an order; null where none of them has a number. */
export function meanOf(column: Float64Array, rows: Int32Array, from = 0, to = rows.length): number | null {
  let sum = 0;
  let count = 0;
  for (let place = from; place < to; place++) {
    const value = column[rows[place] as number] as number;
    if (Number.isNaN(value)) continue;
    sum += value;
    count += 1;
  }
  return count === 0 ? null : sum / count;
}
