import type { StoreApi } from 'zustand/vanilla';
import { balance, logitContributions } from '../../diagnostics/index.ts';
import type { PlainTrace } from '../../model/trace.ts';
import type { SessionWindow } from '../../session/types.ts';
import type { LiveStore } from '../../store/live-state.ts';
import { type ColourLimit, nextLimit, roundLimit } from '../charts/colour-limit.ts';
import { contributionTable } from '../charts/contribution-table.ts';
import { shownOf } from '../charts/shown.ts';
import type { Exploration, LabState, Looked } from './lab-state.ts';

/** At most four times a second: each exploration costs about as much as ten predictions. */
const INTERVAL_MILLISECONDS = 250;

/** Explores `looked` one window at a time, the newest one, and none twice; the returned function ends it. */
export function exploreLooked(live: Pick<LiveStore, 'explore'>, state: StoreApi<LabState>): () => void {
  let ended = false;
  let busy = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastAt = Number.NEGATIVE_INFINITY;
  let explored: Looked | null = null;
  let scale: ColourLimit | null = null;
  let before: { window: SessionWindow; sentiment: number } | null = null;

  async function sentimentBefore({ original, window }: Looked): Promise<number | null> {
    if (original === window) return null;
    if (before?.window !== original) {
      const trace = await live.explore(original.tracks);
      if (!trace) return null;
      before = { window: original, sentiment: trace.sentiment.values[0] ?? 0 };
    }
    return before.sentiment;
  }

  async function turn(): Promise<void> {
    timer = undefined;
    const { looked } = state.getState();
    if (!looked || looked === explored) return;
    busy = true;
    lastAt = performance.now();
    const unedited = await sentimentBefore(looked);
    const askedAt = performance.now();
    const answered = looked.original === looked.window || unedited !== null;
    const trace = answered ? await live.explore(looked.window.tracks) : null;
    busy = false;
    const now = state.getState();
    // There may be nothing to look at by now.
    if (ended || !now.looked) return;
    if (trace) {
      explored = looked;
      const moving = now.subject.kind === 'live' && !now.held;
      const latencySeconds = (performance.now() - askedAt) / 1000;
      state.setState({ exploration: explorationOf(looked.window, trace, latencySeconds, unedited, moving) });
    }
    wake();
  }

  function explorationOf(
    window: SessionWindow,
    trace: PlainTrace,
    latencySeconds: number,
    unedited: number | null,
    moving: boolean,
  ): Exploration {
    const shown = shownOf({
      window,
      trace,
      sentiment: trace.sentiment.values[0] ?? 0,
      logit: trace.logit.values[0] ?? 0,
      balance: balance(logitContributions(trace)).overall,
      latencySeconds,
    });
    const table = contributionTable(shown);
    // A moment that is looked at again has the same picture again, whatever was looked at before.
    scale = moving ? nextLimit(scale, table.peak, window.endSeconds) : null;
    return { shown, table, limit: scale?.limit ?? roundLimit(table.peak), unedited };
  }

  function wake(): void {
    const { looked } = state.getState();
    if (!looked) {
      explored = null;
      state.setState({ exploration: null });
      return;
    }
    if (busy || timer !== undefined || looked === explored) return;
    timer = setTimeout(turn, Math.max(0, lastAt + INTERVAL_MILLISECONDS - performance.now()));
  }

  wake();
  const unsubscribe = state.subscribe((next, previous) => {
    if (next.looked !== previous.looked) wake();
  });
  return () => {
    ended = true;
    clearTimeout(timer);
    unsubscribe();
  };
}
