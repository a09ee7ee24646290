import { type Interval, interval, resampled } from '../diagnostics/resampled.ts';
import { FEWEST_SHOWN } from '../diagnostics/vector-set.ts';

/** What is known of some rows together. */
export interface GroupMean {
  /** Rows that have the number. */
  n: number;
  /** NaN where none has. */
  mean: number;
  /** 95 % over random halves of the rows; null below 30. */
  interval: Interval | null;
}

/** The mean of what rows have, NaN for none. */
export function groupMean(values: Float64Array): GroupMean {
  const there = values.filter((value) => !Number.isNaN(value));
  const over = (rows: Int32Array) => rows.reduce((sum, row) => sum + (there[row] as number), 0) / rows.length;
  if (there.length < FEWEST_SHOWN) {
    const mean = there.reduce((sum, value) => sum + value, 0) / there.length;
    return { n: there.length, mean, interval: null };
  }
  const drawn = resampled(there.length, over);
  return { n: there.length, mean: drawn.value ?? Number.NaN, interval: interval(drawn) };
}
