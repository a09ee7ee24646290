/** One tensor read back from the device, row-major, without its batch dimension. */
export interface PlainTensor {
  shape: number[];
  values: Float32Array;
}

/**
 * What one traced forward pass of one window leaves behind (M = 3 modalities, T steps, d width, k nodes, K anchors).
 *
 * | name | shape | meaning |
 * |---|---|---|
 * | logit | [C] | linear head before the squash; C = 1 for sentiment |
 * | sentiment | [C] | 3 tanh(logit / 3), or class probabilities |
 * | contributions | [2, M, T] (or [2, M, T, C]) | exact additive share of the logit: branch x modality x step |
 * | contributionBias | [C] | the head's bias: contributions sum to logit - bias |
 * | unimodal | [M] (or [M, C]) | each modality's own prediction |
 * | agprRoute | [M, 1 + M] | router; column 0 is none, column 1 + n is modality n, own column 0 |
 * | agprBudget, agprBorrow | [M, T] | rho and b |
 * | agprAnchors | [M, T, K] | assignment to anchors |
 * | brfGate | [d] | lambda, 1 = shared |
 * | shared, private, sharedRebalanced, privateRebalanced | [M, T, d] | before and after |
 * | tsfTemporal, tsfStructural, tsfGate | [M, T, d] | |
 * | tsfAdjacency | [M k, M k] | row attends to column |
 * | tsfAssignment | [M, T, k] | softmax over the nodes |
 * | brfSharedToPrivate | [M, T, T] | private step (row) reading shared steps, head mean |
 * | brfPrivateToShared | [M, T, T] | shared step (row) reading private steps, head mean |
 * | brfSharedToPrivateHeads, brfPrivateToSharedHeads | [M, h, T, T] | the same, head by head: their mean is the map above |
 * | headInput | [d] | z, what the linear head reads ([2 d] in a network trained without BRF) |
 * | interval | [2] | ends of the interval around the sentiment; put beside the rest by who knows the network's widths |
 * | coalitions | [64] (or [64, C]) | sentiment each coalition of the six players reaches, see coalitions.ts; one window at a time |
 */
export const SUMMARY_TRACE = [
  'logit',
  'sentiment',
  'contributions',
  'contributionBias',
  'unimodal',
  'agprRoute',
  'agprBudget',
  'agprBorrow',
  'brfGate',
] as const;

export const FULL_TRACE = [
  ...SUMMARY_TRACE,
  'agprAnchors',
  'shared',
  'private',
  'sharedRebalanced',
  'privateRebalanced',
  'tsfTemporal',
  'tsfStructural',
  'tsfGate',
  'tsfAdjacency',
  'tsfAssignment',
  'brfSharedToPrivate',
  'brfPrivateToShared',
] as const;

/**
 * The full trace, BRF's attention head by head, and what every coalition reaches: 64 times BRF and h times the maps, so
 * only for who looks at it.
 */
export const EXPLORATION_TRACE = [
  ...FULL_TRACE,
  'brfSharedToPrivateHeads',
  'brfPrivateToSharedHeads',
  'coalitions',
] as const;

/** What fitting the head anew needs. */
export const HEAD_TRACE = ['sentiment', 'headInput'] as const;

export type TraceName = (typeof EXPLORATION_TRACE)[number] | (typeof HEAD_TRACE)[number];
export type SummaryTraceName = (typeof SUMMARY_TRACE)[number];
/** What every network has, whatever stages it does without. */
export type AlwaysTraced = 'logit' | 'sentiment' | 'contributions' | 'contributionBias' | 'unimodal';
/** A stage that is switched off leaves its names out. */
export type PlainTrace = Partial<Record<TraceName | 'interval', PlainTensor>> &
  Record<AlwaysTraced, PlainTensor>;
/** A trace as it is written down, row-major, and not trusted. */
export type WrittenTrace = Readonly<Record<string, { values: ArrayLike<number> } | undefined>>;
