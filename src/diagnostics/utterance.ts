import { classesOf, ofClass } from '../model/class-trace.ts';
import { BRANCHES, MODALITIES } from '../model/modalities.ts';
import type { PlainTensor, PlainTrace, TraceName } from '../model/trace.ts';
import { balance } from './balance.ts';
import { type ContributionMap, rowMagnitude, rowSum, sentimentPoints } from './contributions.ts';

/** What must be traced of an utterance for its summary. */
export const UTTERANCE_TRACE = [
  'logit',
  'sentiment',
  'contributions',
  'contributionBias',
  'unimodal',
  'shared',
  'private',
  'sharedRebalanced',
  'privateRebalanced',
  'agprRoute',
  'agprBorrow',
  'agprAnchors',
  'brfGate',
] as const satisfies readonly TraceName[];

/** Columns every utterance has. */
export type CommonColumn =
  | 'present'
  | 'shared'
  | 'private'
  | 'sharedRebalanced'
  | 'privateRebalanced'
  | 'balance'
  | 'balanceByModality'
  | 'contribution'
  | 'magnitude'
  | 'bias'
  | 'unimodal'
  | 'prediction';
/** Columns that are there when AGPR is on, and BRF for the last. */
export type StageColumn = 'route' | 'borrow' | 'anchorUse' | 'anchorEntropy' | 'gate';

/**
 * One utterance as diagnostics over many see it (M modalities, d width, K anchors); an absent modality's row is 0.
 *
 * | column | shape | meaning |
 * |---|---|---|
 * | present | [M] | 1 where the modality has a valid step |
 * | shared, private, sharedRebalanced, privateRebalanced | [M, d] | mean over valid steps of S, P, S~, P~ |
 * | balance, balanceByModality | [1], [M] | beta of the utterance, and within each modality |
 * | contribution, magnitude | [M, 2] | what the shared and the private branch add through a modality, in sentiment points: summed over steps as they are, and without their signs |
 * | bias | [1] | what the head's bias adds: with all contributions it makes the prediction |
 * | unimodal | [M] | each modality's own prediction |
 * | route | [M, 1 + M] | router: none, then from whom; own column 0 |
 * | borrow | [M] | mean b over valid steps |
 * | anchorUse | [M, K] | mean assignment alpha over valid steps |
 * | anchorEntropy | [M] | mean H(alpha_t) / log K over valid steps |
 * | gate | [1] | mean of lambda over its d channels; 1 = shared |
 * | prediction | [1] | sentiment points |
 */
export type UtteranceSummary = Record<CommonColumn, Float64Array> &
  Partial<Record<StageColumn, Float64Array>>;

/**
 * Summary of one traced utterance.
 * @param trace of a sentiment head, with UTTERANCE_TRACE; a stage that is off leaves its columns out
 * @param mask [M, T], 1 valid
 * @throws Error for a class head, or when the branches were not traced
 */
export function summariseUtterance(trace: PlainTrace, mask: ArrayLike<number>): UtteranceSummary {
  const valid = validSteps(mask);
  const mean = (tensor: PlainTensor) => meanOverSteps(tensor, valid);
  const { shared, private: privates, sharedRebalanced, privateRebalanced } = trace;
  if (!shared || !privates || !sharedRebalanced || !privateRebalanced) {
    throw new Error('The summary of an utterance needs a trace of both branches, before and after.');
  }
  const points = sentimentPoints(trace);
  const { overall, byModality } = balance(points);
  const { agprRoute, agprBorrow, agprAnchors, brfGate } = trace;
  return {
    present: Float64Array.from(valid, (steps) => (steps.length > 0 ? 1 : 0)),
    shared: mean(shared),
    private: mean(privates),
    sharedRebalanced: mean(sharedRebalanced),
    privateRebalanced: mean(privateRebalanced),
    balance: Float64Array.of(overall),
    balanceByModality: Float64Array.from(MODALITIES, (modality) => byModality[modality] ?? 0),
    contribution: byBranch(points, rowSum),
    magnitude: byBranch(points, rowMagnitude),
    bias: Float64Array.of(points.bias),
    unimodal: presentRows(trace.unimodal, valid),
    prediction: Float64Array.from(trace.sentiment.values),
    ...(agprRoute && { route: presentRows(agprRoute, valid) }),
    ...(agprBorrow && { borrow: mean(agprBorrow) }),
    ...(agprAnchors && { anchorUse: mean(agprAnchors), anchorEntropy: mean(normalisedEntropy(agprAnchors)) }),
    ...(brfGate && { gate: Float64Array.of(average(brfGate.values)) }),
  };
}

/**
 * Summary of one traced utterance, whatever its head. Of a class head: as its likeliest class sees it, so contributions and
 * bias make that class's logit and each modality's own head says what it gives that class; the prediction is the index of
 * the class.
 * @throws Error when the branches were not traced
 */
export function summariseLikeliest(trace: PlainTrace, mask: ArrayLike<number>): UtteranceSummary {
  if (classesOf(trace) === 1) return summariseUtterance(trace, mask);
  const { values } = trace.logit;
  const likeliest = values.indexOf(Math.max(...values));
  return {
    ...summariseUtterance(ofClass(trace, likeliest), mask),
    prediction: Float64Array.of(likeliest),
  };
}

/** Indices of each modality's valid steps. */
function validSteps(mask: ArrayLike<number>): number[][] {
  const steps = mask.length / MODALITIES.length;
  return MODALITIES.map((_, m) =>
    Array.from({ length: steps }, (__, t) => t).filter((t) => mask[m * steps + t]),
  );
}

/** [M, T, n] (or [M, T]) -> [M, n]: mean over each modality's valid steps, 0 without any. */
function meanOverSteps({ shape, values }: PlainTensor, valid: readonly number[][]): Float64Array {
  const [, steps = 1, width = 1] = shape;
  const means = new Float64Array(valid.length * width);
  for (const [m, kept] of valid.entries()) {
    for (const t of kept) {
      for (let column = 0; column < width; column++) {
        const value = values[(m * steps + t) * width + column] as number;
        means[m * width + column] = (means[m * width + column] as number) + value / kept.length;
      }
    }
  }
  return means;
}

/** A number of each modality's row in either branch, [M, 2]. */
function byBranch(points: ContributionMap, of: typeof rowSum): Float64Array {
  return Float64Array.from(
    MODALITIES.flatMap((modality) => BRANCHES.map((branch) => of(points, branch, modality))),
  );
}

/** [M, n], rows of absent modalities 0. */
function presentRows({ shape, values }: PlainTensor, valid: readonly number[][]): Float64Array {
  const [, width = 1] = shape;
  return Float64Array.from(values, (value, index) => (valid[Math.floor(index / width)]?.length ? value : 0));
}

/** H(alpha) / log K of assignments [M, T, K] -> [M, T]; 0 when one anchor has all, 1 when all have the same. */
function normalisedEntropy({ shape, values }: PlainTensor): PlainTensor {
  const [modalities = 0, steps = 0, anchors = 1] = shape;
  const entropies = Float32Array.from({ length: modalities * steps }, (_, row) => {
    const assignment = values.subarray(row * anchors, (row + 1) * anchors);
    const entropy = assignment.reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0);
    return Math.min(1, entropy / Math.log(anchors));
  });
  return { shape: [modalities, steps], values: entropies };
}

function average(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
