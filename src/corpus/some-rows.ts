import { uniformStream } from '../diagnostics/uniform-stream.ts';

/** At most so many of the rows, drawn by a seed and in their own order. */
export function someRows(rows: Int32Array, most: number, seed: number): Int32Array {
  if (rows.length <= most) return rows;
  const uniform = uniformStream(seed);
  const drawn = Int32Array.from(rows);
  for (let at = 0; at < most; at++) {
    const from = at + Math.floor(uniform() * (drawn.length - at));
    [drawn[at], drawn[from]] = [drawn[from] as number, drawn[at] as number];
  }
  return drawn.subarray(0, most).toSorted();
}
