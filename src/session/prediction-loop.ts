import type { FeatureTracks } from '../features/frames.ts';
import type { PlainTrace } from '../model/trace.ts';
import type { SessionWindow } from './types.ts';

export interface PredictionLoopOptions {
  /** The current window; null when there is nothing to look at. */
  window(): SessionWindow | null;
  /** Null when there was no answer; the window is tried again then. */
  predict(tracks: FeatureTracks): Promise<PlainTrace | null>;
  onPrediction(window: SessionWindow, trace: PlainTrace, latencySeconds: number): void;
  /** Every turn of the loop, after its prediction if there was one. `empty`: there was nothing to look at. */
  onTurn(empty: boolean): void;
}

export const PREDICTIONS_PER_SECOND = 8;
/** Nobody watches a hidden tab, and browsers let its timers run once a second. */
const HIDDEN_INTERVAL_MILLISECONDS = 1000;

/**
 * Predicts from the current window again and again, one at a time: a slow answer means fewer predictions, never a
 * queue. A window that is the same as the one answered before is not asked again.
 * @returns what ends it
 */
export function startPredictionLoop(options: PredictionLoopOptions): () => void {
  let ended = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let answered: FeatureTracks | null = null;

  async function predict(window: SessionWindow): Promise<void> {
    if (answered && sameTracks(answered, window.tracks)) return;
    const cutAt = performance.now();
    const trace = await options.predict(window.tracks);
    if (ended || !trace) return;
    answered = window.tracks;
    options.onPrediction(window, trace, (performance.now() - cutAt) / 1000);
  }

  async function turn(): Promise<void> {
    if (running) return;
    running = true;
    const startedAt = performance.now();
    const window = options.window();
    if (window) await predict(window);
    else answered = null;
    running = false;
    if (ended) return;
    options.onTurn(window === null);
    const interval = document.hidden ? HIDDEN_INTERVAL_MILLISECONDS : 1000 / PREDICTIONS_PER_SECOND;
    clearTimeout(timer);
    timer = setTimeout(turn, Math.max(0, interval - (performance.now() - startedAt)));
  }

  const wake = () => {
    if (document.hidden) return;
    clearTimeout(timer);
    void turn();
  };
  document.addEventListener('visibilitychange', wake);
  timer = setTimeout(turn);
  return () => {
    ended = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', wake);
  };
}

function sameTracks(a: FeatureTracks, b: FeatureTracks): boolean {
  const same = (x: Float32Array, y: Float32Array) => x.every((value, index) => value === y[index]);
  return (['language', 'acoustic', 'visual'] as const).every(
    (modality) => same(a[modality].mask, b[modality].mask) && same(a[modality].values, b[modality].values),
  );
}
