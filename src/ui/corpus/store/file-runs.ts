import type { StoreApi } from 'zustand/vanilla';
import type { Problem } from '../../../app/problem.ts';
import type { Brought, Chunk } from '../../../corpus/run/api.ts';
import type { KeptResults } from '../../../corpus/run/kept-results.ts';
import type { CorpusRunner } from '../../../corpus/run/run.ts';
import type { Encode } from '../../../corpus/run/text-rows.ts';
import { joinTables, type UtteranceTable } from '../../../diagnostics/index.ts';
import { problemOf } from '../../../engine/engine-error.ts';
import type { NetworkFiles } from '../../../engine/files/network-files.ts';
import { sha256 } from '../../../engine/files/sha256.ts';
import type { Outcome } from '../../../engine/worker-scope.ts';
import type { MeasuredGroup } from '../../../features/groups/measured-group.ts';
import type { NetworkName } from '../../../model/network-choice.ts';
import type { CorpusState } from './corpus-state.ts';

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
  /** Milliseconds. */
  now(): number;
}

/** What the rows are of, where it can be looked at by itself. */
export type Material = { file: File } | { session: string };

/** What a person brought as one corpus, and the networks that run over its rows. */
export interface FileRuns {
  /** Opens files and sessions, below the rows that are open when the state says so. */
  open(brought: Brought): Promise<void>;
  /** Opens what this browser keeps, by the beginning of its hash; false where it does not. */
  openKept(beginning: string): Promise<boolean>;
  /** Runs a network over the rows it has not seen. One runs at a time; asked for another, it follows. */
  run(network: NetworkName): Promise<void>;
  /** What groups of features add to some rows' predictions; null where nothing is open, or something else by then. */
  groups(
    network: NetworkName,
    rows: Int32Array,
    onShare: (share: number) => void,
  ): Promise<Outcome<MeasuredGroup[]> | null>;
  pause(): void;
  goOn(): void;
  cancel(): void;
  /** What is open as the Laboratory opens it: one file of features, or one kept session; null of anything else. */
  material(): Material | null;
  /** Lets go of what is open. */
  close(): void;
}

const HASH_SHOWN = 16;

export function createFileRuns(options: FileRunsOptions): FileRuns {
  const { state, set, openRunner, filesOf, now } = options;
  let opened: { runner: CorpusRunner; brought: Brought; hash: string | null; rows: number } | null = null;
  let kept: Promise<KeptResults | null> | null = null;
  /** Networks that wait for their turn. */
  let waiting: NetworkName[] = [];
  let going: { goOn: boolean; release: (() => void) | null } | null = null;

  /** Without storage everything works but for what is kept. */
  function keptResults(): Promise<KeptResults | null> {
    kept ??= options.openKept().catch(() => null);
    return kept;
  }

  function close(): void {
    cancel();
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
    const { corpus, hash, written } = outcome.value;
    opened = { runner, brought, hash, rows: corpus.rows };
    if (hash) await (await keptResults())?.keepData(hash, brought).catch(() => undefined);
    set({
      status: 'ready',
      reading: null,
      written,
      corpus,
      results: {},
      selection: new Int32Array(),
      data: hash?.slice(0, HASH_SHOWN) ?? null,
    });
    const { a, b } = state.getState();
    for (const network of b === null ? [a] : [a, b]) void run(network);
  }

  async function run(network: NetworkName): Promise<void> {
    if (!opened || state.getState().results[network]) return;
    if (going) {
      if (!waiting.includes(network) && state.getState().run?.network !== network) waiting.push(network);
      return;
    }
    const turn = { goOn: true, release: null };
    going = turn;
    const problem = await runNow(network, opened, turn).catch((cause: unknown): Problem => problemOf(cause));
    if (going !== turn) return;
    going = null;
    if (problem) set({ problem, run: null });
    const next = waiting.shift();
    if (next && !problem) await run(next);
  }

  async function runNow(
    network: NetworkName,
    over: NonNullable<typeof opened>,
    turn: NonNullable<typeof going>,
  ): Promise<Problem | null> {
    const { runner, hash, rows } = over;
    set({ run: { network, status: 'running', done: 0, rowsPerSecond: null } });
    const files = await filesOf(network);
    const identity = await sha256(new TextEncoder().encode(JSON.stringify(files.json)), files.bytes);
    const store = hash && identity ? await keptResults() : null;
    const before = store && (await store.table(hash as string, identity as string).catch(() => null));
    const tables: UtteranceTable[] = before ? [before] : [];
    let done = before?.utterances ?? 0;
    // From the first rows on: before them the network and the text model were read.
    let rate: { since: number; from: number } | null = null;
    const hear = async (chunk: Chunk): Promise<boolean> => {
      if (opened !== over) return false;
      tables.push(chunk.table);
      done += chunk.table.utterances;
      rate ??= { since: now(), from: done };
      const rowsPerSecond =
        done > rate.from ? (1000 * (done - rate.from)) / Math.max(1, now() - rate.since) : null;
      await store?.add(hash as string, identity as string, chunk).catch(() => undefined);
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
    if (done < rows) {
      const outcome = await runner.run(files, done, hear);
      if (opened !== over) return null;
      if (!outcome.ok) return outcome.problem;
    }
    if (done < rows) {
      set({ run: { network, status: 'stopped', done, rowsPerSecond: null } });
      return null;
    }
    set({ results: { ...state.getState().results, [network]: joinTables(tables) }, run: null });
    return null;
  }

  const groups: FileRuns['groups'] = async (network, rows, onShare) => {
    const over = opened;
    if (!over) return null;
    const outcome = await filesOf(network).then(
      (files) => over.runner.groups(files, rows, onShare),
      (cause: unknown): Outcome<MeasuredGroup[]> => ({ ok: false, problem: problemOf(cause) }),
    );
    return opened === over ? outcome : null;
  };

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
    waiting = [];
    going.release?.();
  }

  return {
    open,
    async openKept(beginning) {
      const brought = await (await keptResults())?.data(beginning).catch(() => null);
      if (!brought) return false;
      set({ adding: false });
      await open(brought);
      return true;
    },
    run,
    groups,
    pause: () => status('paused'),
    goOn,
    cancel,
    material() {
      const { files = [], sessions = [] } = opened?.brought ?? {};
      const [file, session] = [files[0], sessions[0]];
      if (files.length + sessions.length !== 1) return null;
      if (session !== undefined) return { session };
      return file?.name.endsWith('.npz') ? { file } : null;
    },
    close() {
      close();
      set({ run: null, data: null, written: [], adding: false });
    },
  };
}
