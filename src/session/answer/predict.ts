import type { FeatureTracks } from '../../features/frames.ts';
import { MODALITIES } from '../../model/modalities.ts';
import type { PlainTrace } from '../../model/trace.ts';
import type { SessionWindow } from '../types.ts';

export interface PredictionLoopOptions {
  /** The current window; null when there is nothing to look at. */
  window(): SessionWindow | null;
  /** Null when there was no answer; the window is tried again then. */
  predict(tracks: FeatureTracks): Promise<PlainTrace | null>;
  onPrediction(window: SessionWindow, trace: PlainTrace, latencySeconds: number): void;
  /** Every turn of the loop, after its prediction if there was one. */
  onTurn(turn: LoopTurn): void;
  /** How many turns a second are wanted, asked every turn. */
  perSecond(): number;
}

/** What a turn looked at. */
export interface LoopTurn {
  /** Null when there was nothing to look at. */
  window: SessionWindow | null;
  /** Whether the newest answer is that window's: it came just now, or the window has not changed since. */
  answered: boolean;
  /** From cutting the window to now. */
  tookSeconds: number;
}

/** As often as numbers and words can still be followed. */
export const PREDICTIONS_PER_SECOND = 8;
/** For a view that shows every one of them in pictures. */
export const MOST_PREDICTIONS_PER_SECOND = 10;
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
  /** When this turn should have begun: the next one counts from there, so that timers' lateness does not add up. */
  let dueAt = performance.now();

  /** @returns whether there is an answer to the window */
  async function predict(window: SessionWindow): Promise<boolean> {
    if (answered && sameTracks(answered, window.tracks)) return true;
    const cutAt = performance.now();
    const trace = await options.predict(window.tracks);
    if (ended || !trace) return false;
    answered = window.tracks;
    options.onPrediction(window, trace, (performance.now() - cutAt) / 1000);
    return true;
  }

  async function turn(): Promise<void> {
    if (running) return;
    running = true;
    const startedAt = performance.now();
    const window = options.window();
    const hasAnswer = window !== null && (await predict(window));
    if (!window) answered = null;
    running = false;
    if (ended) return;
    const tookSeconds = (performance.now() - startedAt) / 1000;
    options.onTurn({ window, answered: hasAnswer, tookSeconds });
    const interval = document.hidden ? HIDDEN_INTERVAL_MILLISECONDS : 1000 / options.perSecond();
    const now = performance.now();
    // A turn that took longer, or was woken early, begins the beat anew.
    dueAt = Math.min(Math.max(now, dueAt + interval), now + interval);
    clearTimeout(timer);
    timer = setTimeout(turn, dueAt - now);
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
  return MODALITIES.every(
    (modality) => same(a[modality].mask, b[modality].mask) && same(a[modality].values, b[modality].values),
  );
}
