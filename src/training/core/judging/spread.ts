/** Mean and spread of one figure over the seeds. */
export interface Spread {
  mean: number;
  /** Sample standard deviation (n - 1); NaN for a single seed. */
  deviation: number;
  n: number;
}

/** How one figure differs between two variants over the seeds both were trained with. */
export interface PairedDifference extends Spread {
  /** True when the seeds support that there is a difference at all. */
  differs: boolean;
}

/** What a card says about `differs`. */
export const SPREAD_RULE =
  "A difference counts only when its 95 % interval over the seeds (paired seed by seed, Student's t) excludes " +
  '0, which takes at least three seeds; everything else is within the spread. Among many comparisons some pass by chance.';

/** Two-sided 95 % quantiles of Student's t for 1 to 10 degrees of freedom; beyond, the last one, a little too strict. */
const T_QUANTILES = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];
const FEWEST_SEEDS = 3;

export function spreadOf(values: readonly number[]): Spread {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: n < 2 ? Number.NaN : Math.sqrt(squares / (n - 1)), n };
}

/**
 * `first - second`, seed by seed.
 * @throws RangeError when the lists differ in length: they must be of the same seeds
 */
export function pairedDifference(first: readonly number[], second: readonly number[]): PairedDifference {
  if (first.length !== second.length) {
    throw new RangeError(`${first.length} figures are paired with ${second.length}`);
  }
  const spread = spreadOf(first.map((value, i) => value - (second[i] as number)));
  const { mean, deviation, n } = spread;
  const quantile = T_QUANTILES[Math.min(n - 1, T_QUANTILES.length) - 1] ?? Number.POSITIVE_INFINITY;
  const differs = n >= FEWEST_SEEDS && Math.abs(mean) > (quantile * deviation) / Math.sqrt(n);
  return { ...spread, differs };
}
