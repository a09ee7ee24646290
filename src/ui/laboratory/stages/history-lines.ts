import type { HistoryPoint } from '../../../session/types.ts';
import type { CsvValue } from '../../charts/csv.ts';

/** What the session's history shows, each on a scale of its own. */
export const HISTORY_QUANTITIES = {
  sentiment: { low: -3, high: 3 },
  balance: { low: -1, high: 1 },
  conflict: { low: 0, high: 6 },
  borrow: { low: 0, high: 0.5 },
} as const;

export type HistoryQuantity = keyof typeof HISTORY_QUANTITIES;
export const HISTORY_NAMES = Object.keys(HISTORY_QUANTITIES) as HistoryQuantity[];

/** Points that have the quantity. */
export function measured(history: readonly HistoryPoint[], quantity: HistoryQuantity): HistoryPoint[] {
  return history.filter((point) => point[quantity] !== undefined);
}

export function historyRows(
  history: readonly HistoryPoint[],
  name: (column: 'seconds' | HistoryQuantity) => string,
): CsvValue[][] {
  const columns = ['seconds', ...HISTORY_NAMES] as const;
  return [columns.map(name), ...history.map((point) => columns.map((column) => point[column] ?? null))];
}
