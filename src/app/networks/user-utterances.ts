import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BankReading } from '../../diagnostics/bank-reading.ts';
import type { UtteranceSummary } from '../../diagnostics/utterance.ts';
import { tabulate } from '../../diagnostics/utterance-table.ts';
import { FEWEST_SHOWN } from '../../diagnostics/vector-set.ts';
import { diagnoseTable } from '../../engine/workers/bank/bank.ts';
import type { FeatureTracks } from '../../features/frames.ts';
import { keepNewest } from '../../session/keep-newest.ts';
import type { Prediction } from '../../session/types.ts';
import type { LiveState } from '../live-state.ts';
import { BANKED_NETWORKS, type BankedNetwork } from './reference-banks.ts';

export interface UserUtterances {
  /** Closed utterances of the session that were kept. */
  n: number;
  /** Of the networks that summarised them, from FEWEST_SHOWN utterances on. */
  readings: Partial<Record<BankedNetwork, BankReading>>;
}

export interface UserUtteranceStore {
  state: StoreApi<UserUtterances>;
  /** Brings the diagnostics up to the utterances there are; called while somebody looks at them. */
  diagnose(): Promise<void>;
}

export interface UserUtterancesOptions {
  live: StoreApi<LiveState>;
  /** What a network makes of a window; null when it is not there. */
  summarise(tracks: FeatureTracks, network: BankedNetwork): Promise<UtteranceSummary | null>;
  /** Asks for plain decoupling's weights, if nobody has. */
  loadPlain(): Promise<void>;
  diagnose?: typeof diagnoseTable;
}

/** An utterance as the networks summarise it. */
interface Kept {
  /** Until every network has had its turn. */
  tracks: FeatureTracks | null;
  summaries: Partial<Record<BankedNetwork, UtteranceSummary>>;
}

/** The newest utterances are kept: about ten kilobytes each, and a hundred more while a network has yet to see them. */
const MOST_UTTERANCES = 256;
const MOST_TRACKS = 100;

/**
 * Collects what the networks make of the session's utterances as these close. A sample session says the same again
 * with every round, and utterances that repeat would make an estimate look surer than it is: only what comes from
 * devices and typing is collected, and another session begins anew.
 */
export function createUserUtterances(options: UserUtterancesOptions): UserUtteranceStore & { close(): void } {
  const { live, summarise, loadPlain, diagnose = diagnoseTable } = options;
  const state = createStore<UserUtterances>(() => ({ n: 0, readings: {} }));
  let kept = new Map<string, Kept>();
  /** Predictions whose windows were kept. */
  const seen = new WeakSet<Prediction>();
  let diagnosed = '';
  let work: Promise<void> = Promise.resolve();

  function clear(): void {
    kept = new Map();
    diagnosed = '';
    if (state.getState().n > 0) state.setState({ n: 0, readings: {} });
  }

  function look({ source, prediction, utterances }: LiveState): void {
    const isFresh = !prediction && utterances.length === 0;
    if (source.kind !== 'devices' || isFresh) {
      clear();
      return;
    }
    for (const { id, endSeconds, prediction: last } of utterances) {
      if (!last || endSeconds === null || seen.has(last)) continue;
      // The window at its very end, if there is a prediction of it.
      if (prediction?.window.utteranceId === id && last.window.endSeconds < endSeconds - 1e-6) continue;
      seen.add(last);
      keep(id, last.window.tracks);
    }
  }

  function keep(id: string, tracks: FeatureTracks): void {
    keepNewest(kept, id, { tracks, summaries: {} }, MOST_UTTERANCES);
    const waiting = [...kept.values()].filter((utterance) => utterance.tracks);
    for (const utterance of waiting.slice(0, -MOST_TRACKS)) utterance.tracks = null;
    state.setState({ n: kept.size });
    void inTurn(() => summariseAll(['dbr']));
  }

  /** One job after the other, so that no utterance is summarised twice. */
  function inTurn(job: () => Promise<void>): Promise<void> {
    work = work.then(job);
    return work;
  }

  async function summariseAll(networks: readonly BankedNetwork[]): Promise<void> {
    for (const utterance of kept.values()) {
      for (const network of networks) {
        const { tracks, summaries } = utterance;
        if (!tracks || summaries[network]) continue;
        const summary = await summarise(tracks, network);
        if (summary) summaries[network] = summary;
      }
      if (BANKED_NETWORKS.every((network) => utterance.summaries[network])) utterance.tracks = null;
    }
  }

  async function diagnoseAll(): Promise<void> {
    const utterances = kept;
    if (utterances.size < FEWEST_SHOWN) return;
    await loadPlain();
    await summariseAll(BANKED_NETWORKS);
    const summaries = (network: BankedNetwork) =>
      [...utterances.values()].flatMap((utterance) => utterance.summaries[network] ?? []);
    const key = [...utterances.keys(), ...BANKED_NETWORKS.map((name) => summaries(name).length)].join();
    if (key === diagnosed || utterances !== kept) return;
    const readings: UserUtterances['readings'] = {};
    for (const network of BANKED_NETWORKS) {
      const own = summaries(network);
      // The networks are compared on the same utterances, or not at all.
      if (own.length < utterances.size) continue;
      const outcome = await diagnose(tabulate(own));
      if (outcome.ok) readings[network] = outcome.value;
    }
    if (utterances !== kept) return;
    diagnosed = key;
    state.setState({ readings });
  }

  look(live.getState());
  const unsubscribe = live.subscribe((now, before) => {
    const parts = ['source', 'prediction', 'utterances'] as const;
    if (parts.some((part) => now[part] !== before[part])) look(now);
  });
  return { state, diagnose: () => inTurn(diagnoseAll), close: unsubscribe };
}
