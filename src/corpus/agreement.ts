/** How one column of numbers follows another, over rows that have both. */
export interface Agreement {
  n: number;
  /** Mean of the second minus the first: above 0 where the second says too much. */
  bias: number;
  /** Mean size of that difference. */
  mae: number;
  /** Pearson's; null where one of them does not vary. */
  corr: number | null;
  /** Least squares: second = intercept + slope x first; null where the first does not vary. */
  line: { slope: number; intercept: number } | null;
}

/** @returns null without a row that has both */
export function agreementOf(xs: Float64Array, ys: Float64Array, rows: Int32Array): Agreement | null {
  const both = rows.filter((row) => !Number.isNaN(xs[row] as number) && !Number.isNaN(ys[row] as number));
  const n = both.length;
  if (n === 0) return null;
  const mean = (of: (row: number) => number) => {
    let sum = 0;
    for (let at = 0; at < n; at++) sum += of(both[at] as number);
    return sum / n;
  };
  const [x, y] = [mean((row) => xs[row] as number), mean((row) => ys[row] as number)];
  const product = (one: (row: number) => number, other: (row: number) => number) =>
    mean((row) => one(row) * other(row));
  const [dx, dy] = [(row: number) => (xs[row] as number) - x, (row: number) => (ys[row] as number) - y];
  const [xx, yy, xy] = [product(dx, dx), product(dy, dy), product(dx, dy)];
  const slope = xy / xx;
  return {
    n,
    bias: y - x,
    mae: mean((row) => Math.abs((ys[row] as number) - (xs[row] as number))),
    corr: xx > 0 && yy > 0 ? Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy))) : null,
    line: xx > 0 ? { slope, intercept: y - slope * x } : null,
  };
}
