import { uniformStream } from './uniform-stream.ts';
import type { Estimate } from './vector-set.ts';

/** Halves an estimate is made of anew: 25 lie beyond either end of a 95 % interval. */
export const RESAMPLES = 1000;
const SEED = 20_260_428;
const TAIL = 0.025;

/** A number estimated over utterances, and the same number of many random halves of them. */
export interface Resampled extends Estimate {
  /** [RESAMPLES], one a half; the halves are the same for every number of as many utterances. NaN where undetermined. */
  draws: Float64Array;
}

/** Where 95 % of an estimate's draws lie. */
export interface Interval {
  low: number;
  high: number;
}

/**
 * Estimates a number over all of n utterances and over random halves of them. Halves drawn without putting back are a
 * bootstrap: a mean over n / 2 of n has the spread that the mean over n has over fresh utterances (Praestgaard and
 * Wellner, 1993: exchangeable weights 0 and 2). Drawing with putting back would not do here: a CKA takes an utterance
 * and its copy for two that agree.
 * @param of the number over some utterances, by their indices; null where they do not determine it
 */
export function resampled(n: number, of: (rows: Int32Array) => number | null): Resampled {
  const rows = Int32Array.from({ length: n }, (_, row) => row);
  const value = of(rows);
  const uniform = uniformStream(SEED);
  const half = Math.floor(n / 2);
  const draws = Float64Array.from({ length: RESAMPLES }, () => {
    for (let at = 0; at < half; at++) {
      const from = at + Math.floor(uniform() * (n - at));
      const row = rows[from] as number;
      rows[from] = rows[at] as number;
      rows[at] = row;
    }
    return of(rows.subarray(0, half)) ?? Number.NaN;
  });
  return { value, n, draws };
}

/** The 95 % interval of an estimate; null where some of its halves do not determine it. */
export function interval({ draws }: Pick<Resampled, 'draws'>): Interval | null {
  if (draws.some(Number.isNaN)) return null;
  const sorted = draws.toSorted();
  return { low: quantile(sorted, TAIL), high: quantile(sorted, 1 - TAIL) };
}

/**
 * One estimate minus another over the same utterances, half by half, so that what both share cancels.
 * @throws RangeError when they are not over as many utterances
 */
export function difference(one: Resampled, other: Resampled): Resampled {
  if (one.n !== other.n) throw new RangeError(`${one.n} utterances cannot be paired with ${other.n}.`);
  const value = one.value === null || other.value === null ? null : one.value - other.value;
  return { value, n: one.n, draws: one.draws.map((draw, at) => draw - (other.draws[at] as number)) };
}

/** Linear between the sorted values; `share` in [0, 1]. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] as number;
  return low + (place - below) * ((sorted[Math.min(below + 1, sorted.length - 1)] as number) - low);
}
