import { STEP_SECONDS } from '../../../features/frames.ts';
import type { HistoryPoint } from '../../../session/types.ts';
import { roundLimit } from '../../charts/cells/colour-limit.ts';
import type { CsvValue } from '../../charts/frame/csv.ts';
import type { Marked, Pointed } from '../../charts/pointer/pointed.ts';

/** What the session's history shows, with the least and the most each can be. */
export const HISTORY_QUANTITIES = {
  sentiment: { low: -3, high: 3 },
  balance: { low: -1, high: 1 },
  conflict: { low: 0, high: 6 },
  borrow: { low: 0, high: 0.5 },
} as const;

/** The least an axis spans above 0: less than that is told by the number. */
const LEAST_SPAN = 0.05;

/**
 * What the axis of a quantity spans. The prediction keeps its whole range, in which a height has a name; the others go as
 * far as the values do, in 1-2-5 steps, and even on both sides of 0 where they have a sign.
 */
export function historyRange(
  quantity: HistoryQuantity,
  values: readonly number[],
): { low: number; high: number } {
  const { low, high } = HISTORY_QUANTITIES[quantity];
  if (quantity === 'sentiment') return { low, high };
  const most = values.reduce((peak, value) => Math.max(peak, Math.abs(value)), 0);
  const reach = Math.min(high, roundLimit(most, LEAST_SPAN));
  return { low: low < 0 ? -reach : 0, high: reach };
}

export type HistoryQuantity = keyof typeof HISTORY_QUANTITIES;
export const HISTORY_NAMES = Object.keys(HISTORY_QUANTITIES) as HistoryQuantity[];

/** A point further from a moment than this does not speak for it. */
const NEAR_SECONDS = 1.5;

/** Points that have the quantity. */
export function measured(history: readonly HistoryPoint[], quantity: HistoryQuantity): HistoryPoint[] {
  return history.filter((point) => point[quantity] !== undefined);
}

/** The point nearest to a moment; null when none is near. */
export function pointNear(history: readonly HistoryPoint[], seconds: number): HistoryPoint | null {
  const nearest = history.reduce<HistoryPoint | null>(
    (best, point) =>
      best && Math.abs(best.seconds - seconds) <= Math.abs(point.seconds - seconds) ? best : point,
    null,
  );
  return nearest && Math.abs(nearest.seconds - seconds) <= NEAR_SECONDS ? nearest : null;
}

/** The moment a marked step of voice or face stands for, on the session's clock; null for words, which have no times. */
export function momentOf(marked: Marked | null, { startSeconds }: { startSeconds: number }): number | null {
  if (!marked?.steps || marked.modality === 'language') return null;
  return startSeconds + (marked.steps.first + 0.5) * STEP_SECONDS;
}

/** And back: the step of the window that a moment of the session lies in; null outside it. */
export function stepAt(
  seconds: number,
  { startSeconds, endSeconds }: { startSeconds: number; endSeconds: number },
): Pointed | null {
  if (seconds < startSeconds || seconds >= endSeconds) return null;
  const step = Math.floor((seconds - startSeconds) / STEP_SECONDS);
  return { kind: 'step', modality: 'acoustic', step };
}

export function historyRows(
  history: readonly HistoryPoint[],
  name: (column: 'seconds' | HistoryQuantity) => string,
): CsvValue[][] {
  const columns = ['seconds', ...HISTORY_NAMES] as const;
  return [columns.map(name), ...history.map((point) => columns.map((column) => point[column] ?? null))];
}
