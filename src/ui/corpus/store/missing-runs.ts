import type { StoreApi } from 'zustand/vanilla';
import type { Columns } from '../../../corpus/columns.ts';
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
  /** What is done is of no use any more. */
  forget(): void;
}

/** Rows that a network has not run over with some modalities alone. */
export function notDone(rows: Int32Array, done: MissingPredictions | undefined): Int32Array {
  return done ? rows.filter((row) => done.done[row] !== 1) : rows;
}

/**
 * What two networks say with all modalities and each way of `keptOf`, to be judged; null where they have not run so over all
 * of the rows.
 * @param b null where there is no second network
 */
export function keptAsked(
  columns: Columns | null,
  rows: Int32Array,
  a: MissingPredictions | undefined,
  b: MissingPredictions | null | undefined,
): { a: Float64Array[]; b: Float64Array[] | null } | null {
  const isDone = (of: MissingPredictions | undefined) => notDone(rows, of).length === 0;
  if (!columns || !a || rows.length === 0 || !isDone(a) || (b !== null && !isDone(b))) return null;
  return {
    a: [columns.numbers('a:prediction'), ...a.predictions],
    b: b ? [columns.numbers('b:prediction'), ...b.predictions] : null,
  };
}

/** With what was said of further rows, of N in all. */
export function withChunks(
  before: MissingPredictions | undefined,
  chunks: readonly KeptChunk[],
  count: number,
): MissingPredictions {
  const done = before ? before.done.slice() : new Uint8Array(count);
  const ways = before?.predictions ?? chunks[0]?.predictions ?? [];
  const predictions = ways.map(
    (_, way) => before?.predictions[way]?.slice() ?? new Float64Array(count).fill(Number.NaN),
  );
  for (const chunk of chunks)
    for (const [place, row] of chunk.rows.entries()) {
      done[row] = 1;
      for (const [way, own] of chunk.predictions.entries())
        (predictions[way] as Float64Array)[row] = own[place] as number;
    }
  return { done, predictions };
}

export function createMissingRuns({ state, set, kept }: MissingRunsOptions): MissingRuns {
  let turn = { goOn: true, wanted: true };

  async function ask(rows: Int32Array): Promise<void> {
    const { a, b, corpus, missingRun } = state.getState();
    if (missingRun || !corpus) return;
    const own = { goOn: true, wanted: true };
    turn = own;
    // Of rows that are no longer open, and of weights that are gone, nobody wants to know.
    const isWanted = () => own.wanted && state.getState().corpus === corpus;
    for (const network of b === null ? [a] : [a, b]) {
      const left = notDone(rows, state.getState().missing[network]);
      if (left.length === 0 || !own.goOn) continue;
      const chunks: KeptChunk[] = [];
      let done = 0;
      set({ missingRun: { network, done, of: left.length } });
      const outcome = await kept(network, left, async (chunk) => {
        if (!isWanted()) return false;
        chunks.push(chunk);
        done += chunk.rows.length;
        set({ missingRun: { network, done, of: left.length } });
        return own.goOn;
      });
      if (!outcome || !isWanted()) return;
      const { missing } = state.getState();
      set({
        ...(chunks.length > 0 && {
          missing: { ...missing, [network]: withChunks(missing[network], chunks, corpus.rows) },
        }),
        missingRun: null,
        ...(!outcome.ok && { problem: outcome.problem }),
      });
    }
  }

  return {
    ask,
    stop() {
      turn.goOn = false;
    },
    forget() {
      turn.goOn = false;
      turn.wanted = false;
      set({ missingRun: null });
    },
  };
}
