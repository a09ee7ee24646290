export { type AgprUse, type AnchorUse, agprUse, type RouteUse } from './agpr-use.ts';
export { type Balance, balance } from './balance.ts';
export { type Bank, type BankFile, BankFileError, parseBank, serializeBank } from './bank.ts';
export { type BankDiagnostics, type BranchDiagnostics, bankDiagnostics } from './bank-diagnostics.ts';
export { type BankReading, ofSameUtterances, readTable } from './bank-reading.ts';
export { type BankSpread, bankSpread, type Spread } from './bank-spread.ts';
export { type BranchPair, branchPairs, type ComparedPair } from './branch-pairs.ts';
export { type BranchVectors, complementarity, leakage, meanRedundancy, redundancy } from './branches.ts';
export { debiasedCka } from './cka.ts';
export { conflict } from './conflict.ts';
export {
  type CalibrationSample,
  conformalQuantile,
  FEWEST_CALIBRATED,
  INTERVAL_LEVEL,
  type JudgedPrediction,
  makeIntervalTable,
} from './conformal.ts';
export {
  type ContributionMap,
  cellIndex,
  logitContributions,
  rowMagnitude,
  rowSum,
  sentimentPoints,
} from './contributions.ts';
export { EVEN, type Imbalance, imbalance, imbalanceOf, type Lean, leanOf } from './imbalance.ts';
export {
  halfWidthAt,
  holds,
  type IntervalTable,
  IntervalTableError,
  intervalAt,
  intervalTableOf,
  type PredictionInterval,
  type StepCounts,
} from './interval-table.ts';
export { joinTables } from './join-tables.ts';
export { participationRatio } from './participation.ts';
export { difference, type Interval, interval, type Resampled, resampled } from './resampled.ts';
export { shapleyValues } from './shapley.ts';
export {
  summariseLikeliest,
  summariseUtterance,
  UTTERANCE_TRACE,
  type UtteranceSummary,
} from './utterance.ts';
export { type Column, modalityRows, tabulate, type UtteranceTable } from './utterance-table.ts';
export { type Estimate, FEWEST_SHOWN, FEWEST_UTTERANCES, type VectorSet } from './vector-set.ts';
export { LEAST_PULL, type Pull, type Puller, pullsOf, type Strength } from './why.ts';
