import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '../../../app/problem.ts';
import { type Columns, openColumns, type Results } from '../../../corpus/columns.ts';
import { type Corpus, corpusOfBank } from '../../../corpus/corpus.ts';
import { passing } from '../../../corpus/filter.ts';
import { ordered } from '../../../corpus/order.ts';
import { chosenMask, NOTHING, selectionOf, toggled } from '../../../corpus/selection.ts';
import type { Bank } from '../../../diagnostics/index.ts';
import { EngineError } from '../../../engine/engine-error.ts';
import type { NetworkFiles } from '../../../engine/files/network-files.ts';
import { readWeights } from '../../../engine/files/user-files.ts';
import { sortRowFiles } from '../../../engine/files/user-rows.ts';
import type { Outcome } from '../../../engine/worker-scope.ts';
import type { NetworkName } from '../../../model/network-choice.ts';
import { chosenNetworks } from './chosen-networks.ts';
import {
  type CorpusLook,
  type CorpusState,
  DEFAULT_LOOK,
  LIKENESS,
  MOST_NETWORKS,
  type Sorting,
} from './corpus-state.ts';
import { createFileRuns, type FileRuns, type FileRunsOptions, type Material } from './file-runs.ts';
import { createMissingRuns, type MissingRuns } from './missing-runs.ts';

/** What the Corpus view shows, and what a person can do with it. */
export interface CorpusStore {
  state: StoreApi<CorpusState>;
  /** Shows the reference banks that ship with the weights, read once. */
  loadBank(): Promise<void>;
  /**
   * Opens what a person brought: files with rows as one corpus, below the rows that are open when the state says so; the two
   * files of a network; or both.
   */
  openFiles(files: readonly File[]): Promise<void>;
  /** The same of kept sessions, by their ids: each utterance is a row. */
  openSessions(ids: readonly string[]): Promise<void>;
  /** What is brought next goes below the rows that are open, or takes their place. */
  add(below: boolean): void;
  /**
   * Shows what a link says it shows: a file, which this browser keeps or not, or the bank. An address that says nothing
   * (`said` false) leaves what is there.
   */
  openData(data: LinkedData | null, said: boolean): Promise<void>;
  /** Runs the chosen networks where they have not run. */
  runChosen(): void;
  /** Whether a network runs over a person's rows; one that is compared always does. */
  choose(network: NetworkName, on: boolean): void;
  runs: Pick<FileRuns, 'pause' | 'goOn' | 'cancel' | 'groups'>;
  missing: MissingRuns;
  look(change: Partial<CorpusLook>): void;
  sortBy(sort: Sorting): void;
  /** Takes each row's place by likeness, or why it cannot be had. */
  rank(likeness: Float64Array | Problem): void;
  /** `add` keeps what was selected; `toggle` takes out what is in already. */
  select(rows: Iterable<number>, how?: 'replace' | 'add' | 'toggle'): void;
  point(row: number | null): void;
  /** What a row is of, to be looked at elsewhere; null of the reference bank. */
  material(row: number): Material | null;
}

/** Networks whose reference banks ship. */
const BANKED = ['dbr', 'plain'] as const;

/** What a link says of a person's file. */
export interface LinkedData {
  /** The beginning of its hash. */
  hash: string;
  name: string;
}

export interface CorpusStoreOptions extends Omit<FileRunsOptions, 'state' | 'set' | 'filesOf' | 'ownFound'> {
  /** The bank in a folder of `models/`. */
  readBank(network: string): Promise<Outcome<Bank>>;
  /** The files of a network that ships. @throws EngineError */
  downloadNetwork(network: string): Promise<NetworkFiles>;
}

export function createCorpusStore(options: CorpusStoreOptions): CorpusStore {
  const { readBank, downloadNetwork } = options;
  const state = createStore<CorpusState>(() => ({
    ...DEFAULT_LOOK,
    status: 'loading',
    reading: null,
    written: [],
    data: null,
    needs: null,
    run: null,
    waiting: [],
    failed: [],
    missing: {},
    missingRun: null,
    encoding: false,
    adding: false,
    hasOwn: false,
    problem: null,
    corpus: null,
    results: {},
    columns: null,
    likeness: null,
    shown: NOTHING,
    rows: NOTHING,
    pointed: null,
  }));

  function set(change: Partial<CorpusState>): void {
    state.setState((before) => derived(before, { ...before, ...change }));
  }

  const downloaded = new Map<NetworkName, Promise<NetworkFiles>>();
  let own: NetworkFiles | null = null;
  async function filesOf(network: NetworkName): Promise<NetworkFiles> {
    if (network === 'own') {
      if (!own) throw new EngineError('user-weights-half');
      return own;
    }
    const files = downloaded.get(network) ?? downloadNetwork(network);
    downloaded.set(network, files);
    files.catch(() => downloaded.delete(network));
    return files;
  }
  const ownFound = (files: NetworkFiles) => {
    own ??= files;
    set({ hasOwn: true });
  };
  const runs = createFileRuns({ ...options, state, set, filesOf, ownFound });

  const missing = createMissingRuns({ state, set, kept: runs.kept });

  let banks: Promise<Pick<CorpusState, 'corpus' | 'results'> | Problem> | null = null;
  async function readBanks(): Promise<Pick<CorpusState, 'corpus' | 'results'> | Problem> {
    const outcomes = await Promise.all(BANKED.map(readBank));
    const results: Results = {};
    let corpus: Corpus | null = null;
    for (const [index, outcome] of outcomes.entries()) {
      if (!outcome.ok) {
        banks = null;
        return outcome.problem;
      }
      corpus ??= corpusOfBank(outcome.value);
      results[BANKED[index] as (typeof BANKED)[number]] = outcome.value;
    }
    return { corpus, results };
  }

  async function loadBank(): Promise<void> {
    runs.close();
    set({ status: 'loading', problem: null, needs: null });
    banks ??= readBanks();
    const read = await banks;
    // A file may have been opened meanwhile.
    if (state.getState().status !== 'loading') return;
    if ('code' in read) return set({ status: 'failed', problem: read });
    const { a, b } = state.getState();
    set({
      ...read,
      status: 'ready',
      ...(!read.results[a] && { a: DEFAULT_LOOK.a }),
      ...(b && !read.results[b] && { b: DEFAULT_LOOK.b }),
    });
  }

  async function openFiles(files: readonly File[]): Promise<void> {
    const sorted = sortRowFiles(files);
    if ('problem' in sorted) return set({ problem: sorted.problem });
    if (sorted.weights) {
      const read = await readWeights(sorted.weights);
      if ('problem' in read) return set({ problem: read.problem });
      own = read;
      runs.drop('own');
      missing.forget();
      const { results, missing: before } = state.getState();
      set({ hasOwn: true, a: 'own', results: others(results), missing: others(before), problem: null });
    }
    if (sorted.rows.length > 0) await runs.open({ files: sorted.rows, sessions: [] });
    else runs.runChosen();
  }

  async function openData(data: LinkedData | null, said: boolean): Promise<void> {
    const { corpus } = state.getState();
    if (data === null) {
      const stays = corpus && (corpus.name === null || !said);
      return stays ? undefined : loadBank();
    }
    if (state.getState().data === data.hash || (await runs.openKept(data.hash))) return;
    set({ status: 'failed', needs: data.name, corpus: null, columns: null });
  }

  function choose(network: NetworkName, on: boolean): void {
    const { networks, a, b } = state.getState();
    if (network === a || network === b || (on && networks.length >= MOST_NETWORKS)) return;
    if (!on) runs.drop(network);
    set({ networks: on ? [...networks, network] : networks.filter((other) => other !== network) });
    if (on) void runs.run(network);
  }

  return {
    state,
    loadBank,
    openFiles,
    openSessions: (sessions) => runs.open({ files: [], sessions }),
    add: (adding) => set({ adding }),
    openData,
    runChosen: runs.runChosen,
    choose,
    runs,
    missing,
    look(change) {
      set(change);
      if (change.a !== undefined || change.b !== undefined) runs.runChosen();
    },
    sortBy: (sort) => set({ sort }),
    rank: (likeness) => set('code' in likeness ? { problem: likeness } : { likeness }),
    select(rows, how = 'replace') {
      const { selection } = state.getState();
      if (how === 'replace') return set({ selection: selectionOf(rows) });
      set({ selection: how === 'toggle' ? toggled(selection, rows) : selectionOf([...selection, ...rows]) });
    },
    material: runs.material,
    point: (row) => {
      if (state.getState().pointed !== row) state.setState({ pointed: row });
    },
  };
}

/** Without what another network of a person's own made. */
function others<Value>(of: Partial<Record<NetworkName, Value>>): Partial<Record<NetworkName, Value>> {
  const { own: _, ...rest } = of;
  return rest as Partial<Record<NetworkName, Value>>;
}

/** What follows from the rest is made anew where the rest has changed. */
function derived(before: CorpusState, changed: CorpusState): CorpusState {
  const networks = chosenNetworks(changed.networks, changed);
  const now = networks === changed.networks ? changed : { ...changed, networks };
  const { corpus, results, a, b } = now;
  if (!corpus) return now;
  const same = <Key extends keyof CorpusState>(...keys: Key[]) =>
    keys.every((key) => before[key] === now[key]);
  const columns =
    before.columns && same('corpus', 'results', 'a', 'b')
      ? before.columns
      : openColumns(corpus, results, { a, b });
  const selection = now.selection.some((row) => row >= corpus.rows) ? NOTHING : now.selection;
  const anew = { likeness: null, missing: {}, missingRun: null };
  const next = { ...now, columns, selection, ...(!same('corpus') && anew) };
  const passed =
    columns === before.columns &&
    same('filters', 'search', 'onlySelected') &&
    !(next.onlySelected && selection !== before.selection);
  const shown = passed ? before.shown : shownRows(next, columns);
  const sorted =
    passed && same('sort') && !(next.sort.column === LIKENESS && next.likeness !== before.likeness);
  return { ...next, shown, rows: sorted ? before.rows : orderedRows(shown, next, columns) };
}

function shownRows(state: CorpusState, columns: Columns): Int32Array {
  const { filters, search, corpus, onlySelected, selection } = state;
  const further = [...(corpus?.further.keys() ?? [])].map((name) => `file:${name}` as const);
  const passed = passing(columns, filters, search, ['data:present', ...further]);
  const mask = onlySelected && selection.length > 0 ? chosenMask(selection, columns.rows) : null;
  return mask ? passed.filter((row) => mask[row]) : passed;
}

function orderedRows(rows: Int32Array, { sort, likeness }: CorpusState, columns: Columns): Int32Array {
  const byLikeness = likeness?.length === columns.rows ? { kind: 'number' as const, values: likeness } : null;
  const column = sort.column === LIKENESS ? byLikeness : columns.get(sort.column);
  return column ? ordered(rows, column, sort.descending) : rows;
}
