import type { StoreApi } from 'zustand/vanilla';
import type { KeptChunk } from '../../../corpus/run/kept-rows.ts';
import type { Outcome } from '../../../engine/worker-scope.ts';
import type { NetworkName } from '../../../model/network-choice.ts';
import type { CorpusState, MissingPredictions } from './corpus-state.ts';

export interface MissingRunsOptions {
  state: StoreApi<CorpusState>;
  set(change: Partial<CorpusState>): void;
  /** Null where nothing is open, or something else by then. */
  kept(
    network: NetworkName,
    rows: Int32Array,
    onChunk: (chunk: KeptChunk) => Promise<boolean>,
  ): Promise<Outcome<null> | null>;
}

/** Networks that are given some modalities alone, over the rows that somebody asks for. */
export interface MissingRuns {
  /** Runs the compared networks over those of the rows that they have not run over so. One question at a time. */
  ask(rows: Int32Array): Promise<void>;
  /** What is done stays. */
  stop(): void;
}

/** Rows that a network has not run over with some modalities alone. */
export function notDone(rows: Int32Array, done: MissingPredictions | undefined): Int32Array {
  return done ? rows.filter((row) => done.done[row] !== 1) : rows;
}

export function createMissingRuns({ state, set, kept }: MissingRunsOptions): MissingRuns {
  let goOn = true;

  async function ask(rows: Int32Array): Promise<void> {
    const { a, b, corpus, missingRun } = state.getState();
    if (missingRun || !corpus) return;
    goOn = true;
    for (const network of b === null ? [a] : [a, b]) {
      const left = notDone(rows, state.getState().missing[network]);
      if (left.length === 0 || !goOn) continue;
      set({ missingRun: { network, done: 0, of: left.length } });
      const outcome = await kept(network, left, async (chunk) => {
        // Of rows that are no longer open nobody wants to know.
        if (state.getState().corpus !== corpus) return false;
        take(network, chunk, corpus.rows, left.length);
        return goOn;
      });
      if (!outcome || state.getState().corpus !== corpus) return;
      set({ missingRun: null, ...(!outcome.ok && { problem: outcome.problem }) });
    }
  }

  function take(network: NetworkName, { rows, predictions }: KeptChunk, count: number, of: number): void {
    const { missing, missingRun } = state.getState();
    const before = missing[network];
    const done = before ? before.done.slice() : new Uint8Array(count);
    const all = predictions.map((own, way) => {
      const known = before?.predictions[way]?.slice() ?? new Float64Array(count).fill(Number.NaN);
      for (const [place, row] of rows.entries()) known[row] = own[place] as number;
      return known;
    });
    for (const row of rows) done[row] = 1;
    set({
      missing: { ...missing, [network]: { done, predictions: all } },
      missingRun: { network, done: (missingRun?.done ?? 0) + rows.length, of },
    });
  }

  return {
    ask,
    stop() {
      goOn = false;
    },
  };
}
