import { type FeatureTracks, STEP_SECONDS } from '../../features/frames.ts';
import type { PlainTrace } from '../../model/trace.ts';
import { historyPoint } from '../answer/history-point.ts';
import { predictionOf } from '../answer/prediction.ts';
import { closedUtterances, type Recording, walkThrough } from '../fold/recording.ts';
import type { HistoryPoint, SessionWindow, Utterance } from '../types.ts';

/** What the network makes of a recording: over its time, and of each utterance at its end. */
export interface RecordingPredictions {
  history: HistoryPoint[];
  utterances: Utterance[];
}

export interface PredictRecordingOptions {
  predict(tracks: FeatureTracks): Promise<PlainTrace>;
  onProgress(share: number): void;
  signal: AbortSignal;
}

/** A window of the recording to be predicted from, at a step's end or at an utterance's. */
interface Look {
  seconds: number;
  /** Index among the utterances; null at a step's end. */
  utterance: number | null;
}

/**
 * Predicts from a recording as a live session would have: at the end of every step, with what was known by then; and
 * once from every utterance at its end.
 */
export async function predictRecording(
  recording: Recording,
  { predict, onProgress, signal }: PredictRecordingOptions,
): Promise<RecordingPredictions> {
  const { durationSeconds } = recording;
  const closed = closedUtterances(recording);
  const utterances = closed.map(({ id, startSeconds, endSeconds, segments }): Utterance => {
    const text = segments.map((segment) => segment.text).join(' ');
    return { id, startSeconds, endSeconds, text, sentiment: null, balance: null };
  });
  const steps = Array.from({ length: Math.floor(durationSeconds / STEP_SECONDS) }, (_, step) => ({
    seconds: (step + 1) * STEP_SECONDS,
    utterance: null,
  }));
  const ends = closed.map(({ endSeconds }, utterance) => ({ seconds: endSeconds, utterance }));
  const looks: Look[] = [...steps, ...ends].sort((a, b) => a.seconds - b.seconds);

  const history: HistoryPoint[] = [];
  const walk = walkThrough(recording);

  function answered({ seconds, utterance }: Look, window: SessionWindow, trace: PlainTrace): void {
    const prediction = predictionOf(window, trace, 0);
    const { sentiment, balance, interval } = prediction;
    const answer = { sentiment, balance, ...(interval && { interval }) };
    if (utterance === null) history.push(historyPoint(seconds, prediction));
    else utterances[utterance] = { ...(utterances[utterance] as Utterance), ...answer };
  }

  /** Its answer is waited for after the next window is cut: the worker is never idle, and this thread never long busy. */
  let underWay: Promise<void> = Promise.resolve();
  for (const [index, look] of looks.entries()) {
    walk.goTo(look.seconds);
    const window = walk.window(look.utterance === null ? undefined : closed[look.utterance]?.id);
    await underWay;
    signal.throwIfAborted();
    onProgress(index / looks.length);
    if (window) underWay = predict(window.tracks).then((trace) => answered(look, window, trace));
  }
  await underWay;
  onProgress(1);
  return { history, utterances };
}
