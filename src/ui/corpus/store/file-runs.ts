import type { StoreApi } from 'zustand/vanilla';
import type { Problem } from '../../../app/problem.ts';
import type { Brought, Part } from '../../../corpus/run/api.ts';
import type { KeptResults } from '../../../corpus/run/kept-results.ts';
import type { KeptChunk } from '../../../corpus/run/kept-rows.ts';
import type { CorpusRunner } from '../../../corpus/run/run.ts';
import type { Encode } from '../../../corpus/run/text-rows.ts';
import { problemOf } from '../../../engine/engine-error.ts';
import type { NetworkFiles } from '../../../engine/files/network-files.ts';
import type { Outcome } from '../../../engine/worker-scope.ts';
import type { MeasuredGroup } from '../../../features/groups/measured-group.ts';
import type { NetworkName } from '../../../model/network-choice.ts';
import { comparedFirst } from './chosen-networks.ts';
import type { CorpusState } from './corpus-state.ts';
import { keptOver } from './kept-over.ts';
import { runNetwork, type Turn } from './run-network.ts';

export interface FileRunsOptions {
  state: StoreApi<CorpusState>;
  set(change: Partial<CorpusState>): void;
  /** A worker for one corpus. */
  openRunner(): CorpusRunner;
  /** @throws when the browser has no storage */
  openKept(): Promise<KeptResults>;
  /** The tokens of texts, from the text worker. */
  encode: Encode;
  /** @throws EngineError */
  filesOf(network: NetworkName): Promise<NetworkFiles>;
  /** Hears of weights of a person's own that are kept with the rows that are opened. */
  ownFound(files: NetworkFiles): void;
  /** Milliseconds. */
  now(): number;
}

/** What a row is of, where it can be looked at by itself: its place in a file of features, or where it ends in a session. */
export type Material = { file: File; row: number } | { session: string; endSeconds: number };

/** What a person brought as one corpus, and the networks that run over its rows. */
export interface FileRuns {
  /** Opens files and sessions, below the rows that are open when the state says so. */
  open(brought: Brought): Promise<void>;
  /** Opens what this browser keeps, by the beginning of its hash; false where it does not. */
  openKept(beginning: string): Promise<boolean>;
  /** Runs a network over the rows it has not seen. One runs at a time; asked for another, it follows. */
  run(network: NetworkName): Promise<void>;
  /** Runs all chosen networks where they have not run, the compared ones first. */
  runChosen(): void;
  /** What a network has not run yet is no longer wanted; the others go on. */
  drop(network: NetworkName): void;
  /** What groups of features add to some rows' predictions; null where nothing is open, or something else by then. */
  groups(
    network: NetworkName,
    rows: Int32Array,
    onShare: (share: number) => void,
  ): Promise<Outcome<MeasuredGroup[]> | null>;
  /** Runs a network over rows with some modalities alone; null where nothing is open, or something else by then. */
  kept(
    network: NetworkName,
    rows: Int32Array,
    onChunk: (chunk: KeptChunk) => Promise<boolean>,
  ): Promise<Outcome<null> | null>;
  pause(): void;
  goOn(): void;
  cancel(): void;
  /** What a row is of as the Laboratory opens it: a file of features, or a kept session; null of anything else. */
  material(row: number): Material | null;
  /** Lets go of what is open. */
  close(): void;
}

const HASH_SHOWN = 16;

interface Opened {
  runner: CorpusRunner;
  brought: Brought;
  parts: readonly Part[];
  hash: string | null;
  rows: number;
}

export function createFileRuns(options: FileRunsOptions): FileRuns {
  const { state, set, openRunner, filesOf, ownFound } = options;
  let opened: Opened | null = null;
  let kept: Promise<KeptResults | null> | null = null;
  let going: Turn | null = null;

  /** Without storage everything works but for what is kept. */
  function keptResults(): Promise<KeptResults | null> {
    kept ??= options.openKept().catch(() => null);
    return kept;
  }

  function close(): void {
    cancel();
    // A worker that is gone does not answer: nothing waits for its turn to end.
    going = null;
    opened?.runner.close();
    opened = null;
  }

  /** The text worker's answer, with whether it is waited for. */
  const encode: Encode = async (texts) => {
    set({ encoding: true });
    try {
      return await options.encode(texts);
    } finally {
      set({ encoding: false });
    }
  };

  async function open(more: Brought): Promise<void> {
    const { adding } = state.getState();
    const before = adding && opened ? opened.brought : { files: [], sessions: [] };
    const brought = {
      files: [...before.files, ...more.files],
      sessions: [...new Set([...before.sessions, ...more.sessions])],
    };
    set({ reading: more.files.map(({ name }) => name), problem: null, needs: null });
    const runner = openRunner();
    const outcome = await runner.open(brought, encode);
    if (!outcome.ok) {
      runner.close();
      return set({ reading: null, problem: outcome.problem });
    }
    close();
    const { corpus, parts, hash, written } = outcome.value;
    opened = { runner, brought, parts, hash, rows: corpus.rows };
    if (hash) await (await keptResults())?.keepData(hash, brought).catch(() => undefined);
    set({
      status: 'ready',
      reading: null,
      written,
      corpus,
      results: {},
      run: null,
      failed: [],
      selection: new Int32Array(),
      data: hash?.slice(0, HASH_SHOWN) ?? null,
    });
    runChosen();
  }

  function wait(next: readonly NetworkName[]): void {
    set({ waiting: next });
  }

  function runChosen(): void {
    const { networks, a, b } = state.getState();
    for (const network of comparedFirst(networks, { a, b })) void run(network);
  }

  async function run(network: NetworkName): Promise<void> {
    const { results, waiting } = state.getState();
    if (!opened || results[network]) return;
    if (going) {
      const comes = (going.network === network && !going.dropped) || waiting.includes(network);
      if (!comes) wait([...waiting, network]);
      return;
    }
    const turn: Turn = { network, goOn: true, dropped: false, release: null };
    going = turn;
    const problem = await runNow(turn, opened).catch((cause: unknown): Problem => problemOf(cause));
    if (going !== turn) return;
    going = null;
    // One that fits other features is no reason for the others not to run.
    if (problem) {
      const { failed, networks } = state.getState();
      const detail = [...(networks.length > 1 ? [network] : []), problem.detail].filter(Boolean).join(': ');
      set({ problem: { ...problem, ...(detail && { detail }) }, run: null, failed: [...failed, network] });
    }
    const [next, ...later] = state.getState().waiting;
    wait(later);
    if (next) await run(next);
  }

  async function runNow(turn: Turn, over: Opened): Promise<Problem | null> {
    const { network } = turn;
    const failed = state.getState().failed.filter((other) => other !== network);
    set({ run: { network, status: 'running', done: 0, rowsPerSecond: null }, failed });
    const files = await filesOf(network);
    return runNetwork(files, turn, { ...over, isOpen: () => opened === over }, { ...options, keptResults });
  }

  /** Asks the rows that are open; null where there are none, or others by then. */
  async function asked<Answer>(
    network: NetworkName,
    ask: (over: Opened, files: NetworkFiles) => Promise<Outcome<Answer>>,
  ): Promise<Outcome<Answer> | null> {
    const over = opened;
    if (!over) return null;
    const outcome = await filesOf(network).then(
      (files) => ask(over, files),
      (cause: unknown): Outcome<Answer> => ({ ok: false, problem: problemOf(cause) }),
    );
    return opened === over ? outcome : null;
  }

  function status(next: 'running' | 'paused'): void {
    const { run: shown } = state.getState();
    if (shown) set({ run: { ...shown, status: next } });
  }

  function goOn(): void {
    status('running');
    going?.release?.();
    if (going) going.release = null;
  }

  function cancel(): void {
    if (!going) return;
    going.goOn = false;
    wait([]);
    going.release?.();
  }

  function drop(network: NetworkName): void {
    wait(state.getState().waiting.filter((other) => other !== network));
    if (going?.network !== network) return;
    going.goOn = false;
    going.dropped = true;
    going.release?.();
  }

  return {
    open,
    async openKept(beginning) {
      const kept = await keptResults();
      const brought = await kept?.data(beginning).catch(() => null);
      if (!brought) return false;
      const own = await kept?.own(beginning).catch(() => null);
      if (own) ownFound(own);
      set({ adding: false });
      await open(brought);
      return true;
    },
    run,
    runChosen,
    drop,
    groups: (network, rows, onShare) =>
      asked(network, ({ runner }, files) => runner.groups(files, rows, onShare)),
    kept: (network, rows, onChunk) =>
      asked(network, async ({ runner, hash }, files) => {
        const kept = await keptOver(hash, files, keptResults);
        return runner.kept(files, rows, async (chunk) => {
          await kept.addMissing(chunk);
          return onChunk(chunk);
        });
      }),
    pause: () => status('paused'),
    goOn,
    cancel,
    material: (row) => (opened ? materialOf(row, opened) : null),
    close() {
      close();
      set({ run: null, failed: [], data: null, written: [], adding: false });
    },
  };
}

function materialOf(row: number, { parts, brought }: Opened): Material | null {
  let start = 0;
  for (const part of parts) {
    const own = row - start;
    start += part.rows;
    if (row >= start) continue;
    if ('session' in part) return { session: part.session, endSeconds: part.ends[own] as number };
    const file = brought.files[part.file];
    return file?.name.endsWith('.npz') ? { file, row: own } : null;
  }
  return null;
}
