import { createStore, type StoreApi } from 'zustand/vanilla';
import { balance, logitContributions } from '../../diagnostics/index.ts';
import type { Modality } from '../../model/modalities.ts';
import type { PlainTrace } from '../../model/trace.ts';
import type { Prediction } from '../../session/types.ts';
import type { LiveStore } from '../../store/live-state.ts';
import { type ColourLimit, nextLimit } from '../charts/colour-limit.ts';
import { type ContributionTable, contributionTable } from '../charts/contribution-table.ts';
import { type Shown, shownOf } from '../charts/shown.ts';
import type { LabPointer } from './matrix/address.ts';

/** One window with everything the network computed of it: `shown.trace` is the full trace with the coalitions. */
export interface Exploration {
  shown: Shown;
  table: ContributionTable;
  /** Sentiment points at which the scale of contributions ends. */
  limit: number;
}

export interface LabState {
  /** The newest explored window; null before the first. */
  exploration: Exploration | null;
  /** What a person points at, or else has pinned. */
  pointed: LabPointer | null;
  pinned: LabPointer | null;
  /** The modality of the charts that show one at a time. */
  modality: Modality;
}

export interface LabStore {
  state: StoreApi<LabState>;
  point(pointer: LabPointer | null): void;
  /** Keeps what is pointed at; the same again, or null, lets go. */
  pin(pointer: LabPointer | null): void;
  chooseModality(modality: Modality): void;
  /** Explores the session's window again and again while the view is open; the returned function ends it. */
  follow(): () => void;
}

/** At most four times a second: each exploration costs about as much as ten predictions. */
const INTERVAL_MILLISECONDS = 250;

/** What the Laboratory looks at: the same session as the Live view, explored in full. */
export function createLabStore(live: Pick<LiveStore, 'state' | 'explore'>): LabStore {
  const state = createStore<LabState>(() => ({
    exploration: null,
    pointed: null,
    pinned: null,
    modality: 'language',
  }));
  let scale: ColourLimit | null = null;

  function show(prediction: Prediction, trace: PlainTrace): void {
    const shown = shownOf({
      ...prediction,
      trace,
      sentiment: trace.sentiment.values[0] ?? 0,
      logit: trace.logit.values[0] ?? 0,
      balance: balance(logitContributions(trace)).overall,
    });
    const table = contributionTable(shown);
    scale = nextLimit(scale, table.peak, shown.window.endSeconds);
    state.setState({ exploration: { shown, table, limit: scale.limit } });
  }

  return {
    state,
    point(pointed) {
      state.setState({ pointed });
    },
    pin(pointer) {
      const { pinned } = state.getState();
      const same = pinned?.modality === pointer?.modality && pinned?.step === pointer?.step;
      state.setState({ pinned: same ? null : pointer });
    },
    chooseModality: (modality) => state.setState({ modality }),
    follow: () => followWindows(live, show, () => state.setState({ exploration: null })),
  };
}

/** Explores one window at a time, the newest one, and none twice. */
function followWindows(
  live: Pick<LiveStore, 'state' | 'explore'>,
  show: (prediction: Prediction, trace: PlainTrace) => void,
  clear: () => void,
): () => void {
  let ended = false;
  let busy = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastAt = Number.NEGATIVE_INFINITY;
  let explored: Prediction['window'] | null = null;

  async function turn(): Promise<void> {
    timer = undefined;
    const { prediction } = live.state.getState();
    if (!prediction || prediction.window === explored) return;
    busy = true;
    lastAt = performance.now();
    const trace = await live.explore(prediction.window.tracks);
    busy = false;
    // The session may be another one by now.
    if (ended || !live.state.getState().prediction) return;
    if (trace) {
      explored = prediction.window;
      show(prediction, trace);
    }
    wake();
  }

  function wake(): void {
    const { prediction } = live.state.getState();
    if (!prediction) {
      explored = null;
      clear();
      return;
    }
    if (busy || timer !== undefined || prediction.window === explored) return;
    timer = setTimeout(turn, Math.max(0, lastAt + INTERVAL_MILLISECONDS - performance.now()));
  }

  wake();
  const unsubscribe = live.state.subscribe((next, previous) => {
    if (next.prediction !== previous.prediction) wake();
  });
  return () => {
    ended = true;
    clearTimeout(timer);
    unsubscribe();
  };
}
