import type { BetaEvidence } from '../../../corpus/beta-evidence.ts';

const BINS = 32;

/** Shares of the values in bins of equal width over [-1, 1]; 1 itself is in the last. */
export function betaHistogram(values: ArrayLike<number>): number[] {
  const counts = new Array<number>(BINS).fill(0);
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor(((value + 1) / 2) * BINS)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count) => count / Math.max(1, values.length));
}

/** The fullest bin of all that is drawn: their bars share one scale. */
export function fullestBetaBin(evidence: readonly BetaEvidence[]): number {
  const spreads = evidence.flatMap(({ a, b }) => (b ? [a, b] : [a]));
  return Math.max(1e-9, ...spreads.flatMap(({ values }) => betaHistogram(values)));
}

/** What became of mean |beta| from the second network to the first; by its interval, so null where there is none. */
export function changeOf({ change }: BetaEvidence): 'falls' | 'rises' | 'alike' | null {
  if (!change?.interval) return null;
  if (change.interval.high < 0) return 'falls';
  return change.interval.low > 0 ? 'rises' : 'alike';
}
