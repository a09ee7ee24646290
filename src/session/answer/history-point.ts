import { conflict } from '../../diagnostics/conflict.ts';
import { MODALITIES } from '../../model/modalities.ts';
import type { HistoryPoint, Prediction } from '../types.ts';

/** What the timeline remembers of a prediction made at `seconds` of the session clock. */
export function historyPoint(seconds: number, prediction: Prediction): HistoryPoint {
  const { sentiment, balance, interval, trace, window } = prediction;
  const present = MODALITIES.map((modality) => window.tracks[modality].mask.includes(1));
  const borrow = trace.agprBorrow && meanBorrow(trace.agprBorrow.values, window);
  return {
    seconds,
    sentiment,
    balance,
    conflict: conflict(trace.unimodal.values, present),
    ...(borrow !== undefined && { borrow }),
    ...(interval && { interval }),
  };
}

/** Mean over the window's valid steps of b [M, T]. */
function meanBorrow(borrow: Float32Array, { tracks }: Prediction['window']): number {
  const valid = MODALITIES.flatMap((modality) => [...tracks[modality].mask]);
  const count = valid.filter((step) => step > 0).length;
  const total = valid.reduce((sum, step, index) => (step > 0 ? sum + (borrow[index] as number) : sum), 0);
  return count === 0 ? 0 : total / count;
}
