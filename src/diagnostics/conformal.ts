import { binSteps, type IntervalTable, type StepCounts, subsetOf } from './interval-table.ts';

/** A prediction whose truth is known. */
export interface JudgedPrediction {
  steps: StepCounts;
  prediction: number;
  truth: number;
}

/** One of those that widths are made from. */
export interface CalibrationSample extends JudgedPrediction {
  /** How much it counts: a large file need not drown a small one. */
  weight: number;
}

/** Of fewer samples no width is made: the next wider group's counts. */
export const FEWEST_CALIBRATED = 50;
/** Share of the truths that an interval is to hold. */
export const INTERVAL_LEVEL = 0.8;
/** Ends of the bins in steps of a quarter second: 1, 2.5 and 5 s. */
const TIMED_BINS = [4, 10, 20, null] as const;
/** Ends of the bins of language alone, in tokens. */
const TOKEN_BINS = [5, 10, 20, null] as const;
/** Decimals of a stored width, rounded up. */
const PRECISION = 1000;

/**
 * The quantile of split conformal prediction: with equal weights the ceil((n + 1) level)-th smallest score. An interval of
 * this half width around the next prediction holds its truth with at least this probability when scores are exchangeable
 * (Vovk et al. 2005; with weights Tibshirani et al. 2019, the next one weighing as much as these do on average). Infinite
 * when there are too few scores for it.
 * @param weights of the scores, in their order; all alike without them
 */
export function conformalQuantile(
  scores: readonly number[],
  level: number,
  weights: readonly number[] = scores.map(() => 1),
): number {
  const n = scores.length;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  // Sums are seldom exact: 0.8 of five is four of them.
  const wanted = (level * (n + 1) - 1e-9) * (total / n);
  const order = scores.map((_, index) => index).sort((a, b) => (scores[a] as number) - (scores[b] as number));
  let reached = 0;
  for (const index of order) {
    reached += weights[index] as number;
    if (reached >= wanted) return scores[index] as number;
  }
  return Number.POSITIVE_INFINITY;
}

/**
 * Half widths from predictions whose truth is known, of samples the network was not trained on; null when there are too
 * few for any.
 */
export function makeIntervalTable(
  samples: readonly CalibrationSample[],
  level = INTERVAL_LEVEL,
): IntervalTable | null {
  const present = samples.filter(({ steps }) => subsetOf(steps) !== null);
  const all = widthOf(present, level);
  if (all.halfWidth === null) return null;
  const keys = [...new Set(present.map(({ steps }) => subsetOf(steps) as string))].sort();
  const subsets: IntervalTable['subsets'] = {};
  for (const key of keys) {
    const own = present.filter(({ steps }) => subsetOf(steps) === key);
    const ends = key === 'language' ? TOKEN_BINS : TIMED_BINS;
    const bins = ends.map((below, index) => {
      const least = ends[index - 1] ?? 0;
      const most = below ?? Number.POSITIVE_INFINITY;
      const inside = own.filter(({ steps }) => binSteps(steps) >= least && binSteps(steps) < most);
      return { below, ...widthOf(inside, level) };
    });
    subsets[key] = { ...widthOf(own, level), bins };
  }
  return { level, all: { n: all.n, halfWidth: all.halfWidth }, subsets };
}

/** Null where there are too few samples, or one so heavy that it alone decides. */
function widthOf(
  samples: readonly CalibrationSample[],
  level: number,
): { n: number; halfWidth: number | null } {
  const n = samples.length;
  if (n < FEWEST_CALIBRATED) return { n, halfWidth: null };
  const errors = samples.map(({ prediction, truth }) => Math.abs(prediction - truth));
  const weights = samples.map(({ weight }) => weight);
  const quantile = conformalQuantile(errors, level, weights);
  return { n, halfWidth: Number.isFinite(quantile) ? Math.ceil(quantile * PRECISION) / PRECISION : null };
}
