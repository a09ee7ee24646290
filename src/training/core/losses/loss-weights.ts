/** The loss terms and their weights in the trial; `balance` came after it. */
export const DEFAULT_LOSS_WEIGHTS = {
  task: 1,
  reconstruction: 0.1,
  similarity: 0.1,
  difference: 0.1,
  redundancy: 0.1,
  leakage: 0.1,
  anchors: 0.1,
  orthogonality: 0.05,
  borrow: 0.2,
  unimodal: 0.3,
  decorrelation: 0.1,
  covariance: 0.05,
  gateEntropy: 0.1,
  balance: 0.1,
};

export type LossName = keyof typeof DEFAULT_LOSS_WEIGHTS;
export type LossWeights = Record<LossName, number>;
export const LOSS_NAMES = Object.keys(DEFAULT_LOSS_WEIGHTS) as LossName[];
