import type { StoreApi } from 'zustand/vanilla';
import type { Problem } from '../../../app/problem.ts';
import type { Chunk } from '../../../corpus/run/api.ts';
import type { KeptResults } from '../../../corpus/run/kept-results.ts';
import type { CorpusRunner } from '../../../corpus/run/run.ts';
import { joinTables, type UtteranceTable } from '../../../diagnostics/index.ts';
import type { NetworkFiles } from '../../../engine/files/network-files.ts';
import type { NetworkName } from '../../../model/network-choice.ts';
import type { CorpusState } from './corpus-state.ts';
import { keptOver } from './kept-over.ts';
import { withChunks } from './missing-runs.ts';

/** A network's turn, which a person pauses and ends. */
export interface Turn {
  network: NetworkName;
  goOn: boolean;
  /** Nobody wants it any more: nothing is said of where it stopped. */
  dropped: boolean;
  /** Lets the paused go on. */
  release: (() => void) | null;
}

interface Over {
  runner: CorpusRunner;
  /** Of the rows' bytes; null where nothing can be kept under it. */
  hash: string | null;
  rows: number;
  /** Whether these rows are still the ones that are open. */
  isOpen(): boolean;
}

interface Tools {
  state: StoreApi<CorpusState>;
  set(change: Partial<CorpusState>): void;
  /** Milliseconds. */
  now(): number;
  keptResults(): Promise<KeptResults | null>;
}

/** Runs a network over the rows that it has not seen, and puts what it made of all of them into the state. */
export async function runNetwork(
  files: NetworkFiles,
  turn: Turn,
  { runner, hash, rows, isOpen }: Over,
  { state, set, now, keptResults }: Tools,
): Promise<Problem | null> {
  const { network } = turn;
  const kept = await keptOver(hash, files, keptResults);
  if (network === 'own') await kept.keepOwn();
  const before = await kept.table();
  const tables: UtteranceTable[] = before ? [before] : [];
  let done = before?.utterances ?? 0;
  // From the first rows on: before them the network and the text model were read.
  let rate: { since: number; from: number } | null = null;
  const hear = async (chunk: Chunk): Promise<boolean> => {
    if (!isOpen()) return false;
    tables.push(chunk.table);
    done += chunk.table.utterances;
    rate ??= { since: now(), from: done };
    const rowsPerSecond =
      done > rate.from ? (1000 * (done - rate.from)) / Math.max(1, now() - rate.since) : null;
    await kept.add(chunk);
    const { run: shown } = state.getState();
    if (shown) set({ run: { ...shown, done, rowsPerSecond } });
    if (turn.release === null && state.getState().run?.status === 'paused') {
      await new Promise<void>((resolve) => {
        turn.release = resolve;
      });
      rate = null;
    }
    return turn.goOn;
  };
  if (done < rows && turn.goOn) {
    const outcome = await runner.run(files, done, hear);
    if (isOpen() && !outcome.ok) return outcome.problem;
  }
  if (!isOpen()) return null;
  if (done < rows) {
    set({ run: turn.dropped ? null : { network, status: 'stopped', done, rowsPerSecond: null } });
    return null;
  }
  const [joined, alone] = [await joinTables(tables), await kept.missing()];
  if (!isOpen()) return null;
  const { results, missing } = state.getState();
  set({
    results: { ...results, [network]: joined },
    ...(alone.length > 0 && {
      missing: { ...missing, [network]: withChunks(missing[network], alone, rows) },
    }),
    run: null,
  });
  return null;
}
