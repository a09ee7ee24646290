import { BRANCHES, type Branch, MODALITIES, type Modality } from '../model/modalities.ts';
import type { PlainTrace } from '../model/trace.ts';

/** One cell of the contribution map, in logit units or sentiment points. */
export interface ContributionMap {
  /** [2, M, T], row-major: branch, modality, step. Absent steps are exactly 0; whether they are absent says the mask. */
  values: Float32Array;
  steps: number;
  /** What the head's bias adds. `values` and `bias` sum to `total`. */
  bias: number;
  /** The logit, or the sentiment. */
  total: number;
}

function single(trace: PlainTrace): { logit: number; sentiment: number; bias: number; steps: number } {
  const [, , steps] = trace.contributions.shape;
  if (trace.logit.values.length !== 1 || trace.contributions.shape.length !== 3 || steps === undefined) {
    throw new Error('The contribution map of a class head needs a class: pick one before asking.');
  }
  return {
    logit: trace.logit.values[0] as number,
    sentiment: trace.sentiment.values[0] as number,
    bias: trace.contributionBias.values[0] as number,
    steps,
  };
}

/**
 * The exact additive map in logit units: values and bias sum to the logit. Given the gate and the pooling weights the
 * head is linear, so this is the computation itself, not an attribution estimate.
 * @throws Error for a class head
 */
export function logitContributions(trace: PlainTrace): ContributionMap {
  const { logit, bias, steps } = single(trace);
  return { values: trace.contributions.values, steps, bias, total: logit };
}

/**
 * The same map in sentiment points: every share times sentiment / logit (1 at logit 0, the squash's slope there), so
 * that values and bias sum to the sentiment in [-3, 3].
 * @throws Error for a class head
 */
export function sentimentPoints(trace: PlainTrace): ContributionMap {
  const { logit, sentiment, bias, steps } = single(trace);
  const scale = logit === 0 ? 1 : sentiment / logit;
  return {
    values: trace.contributions.values.map((share) => share * scale),
    steps,
    bias: bias * scale,
    total: sentiment,
  };
}

/** Index of a cell in `values`. */
export function cellIndex(map: ContributionMap, branch: Branch, modality: Modality, step: number): number {
  return (BRANCHES.indexOf(branch) * MODALITIES.length + MODALITIES.indexOf(modality)) * map.steps + step;
}

/** Sum of a row: what one branch adds through one modality, signed. */
export function rowSum(map: ContributionMap, branch: Branch, modality: Modality): number {
  const start = cellIndex(map, branch, modality, 0);
  return map.values.subarray(start, start + map.steps).reduce((sum, share) => sum + share, 0);
}

/** Sum of magnitudes of a row: how much one branch moves the prediction through one modality, whichever way. */
export function rowMagnitude(map: ContributionMap, branch: Branch, modality: Modality): number {
  const start = cellIndex(map, branch, modality, 0);
  return map.values.subarray(start, start + map.steps).reduce((sum, share) => sum + Math.abs(share), 0);
}
