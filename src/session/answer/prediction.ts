import { balance } from '../../diagnostics/balance.ts';
import { logitContributions } from '../../diagnostics/contributions.ts';
import type { PredictionInterval } from '../../diagnostics/interval-table.ts';
import type { PlainTrace } from '../../model/trace.ts';
import type { Prediction, SessionWindow } from '../types.ts';

/** What a trace says of the window it was made of. */
export function predictionOf(window: SessionWindow, trace: PlainTrace, latencySeconds: number): Prediction {
  return {
    window,
    trace,
    sentiment: trace.sentiment.values[0] ?? 0,
    interval: intervalOf(trace),
    logit: trace.logit.values[0] ?? 0,
    balance: balance(logitContributions(trace)).overall,
    latencySeconds,
  };
}

function intervalOf({ interval }: PlainTrace): PredictionInterval | null {
  const [low, high] = interval?.values ?? [];
  return low === undefined || high === undefined ? null : { low, high };
}
