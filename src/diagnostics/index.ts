export { type Balance, balance } from './balance.ts';
export { conflict } from './conflict.ts';
export {
  type ContributionMap,
  cellIndex,
  logitContributions,
  rowMagnitude,
  rowSum,
  sentimentPoints,
} from './contributions.ts';
