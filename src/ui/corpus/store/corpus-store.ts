import { createStore, type StoreApi } from 'zustand/vanilla';
import { openColumns, type Results } from '../../../corpus/columns.ts';
import { type Corpus, corpusOfBank } from '../../../corpus/corpus.ts';
import { passing } from '../../../corpus/filter.ts';
import { ordered } from '../../../corpus/order.ts';
import { chosenMask, NOTHING, selectionOf, toggled } from '../../../corpus/selection.ts';
import type { Bank } from '../../../diagnostics/index.ts';
import type { Outcome } from '../../../engine/worker-scope.ts';
import { type CorpusLook, type CorpusState, DEFAULT_LOOK, type Sorting } from './corpus-state.ts';

/** What the Corpus view shows, and what a person can do with it. */
export interface CorpusStore {
  state: StoreApi<CorpusState>;
  /** Reads the reference banks that ship with the weights, once. */
  loadBank(): Promise<void>;
  look(change: Partial<CorpusLook>): void;
  sortBy(sort: Sorting): void;
  /** `add` keeps what was selected; `toggle` takes out what is in already. */
  select(rows: Iterable<number>, how?: 'replace' | 'add' | 'toggle'): void;
  point(row: number | null): void;
}

/** Networks whose reference banks ship. */
const BANKED = ['dbr', 'plain'] as const;

/** @param readBank the bank in a folder of `models/` */
export function createCorpusStore(readBank: (network: string) => Promise<Outcome<Bank>>): CorpusStore {
  const state = createStore<CorpusState>(() => ({
    ...DEFAULT_LOOK,
    status: 'loading',
    problem: null,
    corpus: null,
    results: {},
    columns: null,
    rows: new Int32Array(),
    pointed: null,
  }));

  function set(change: Partial<CorpusState>): void {
    state.setState((before) => derived(before, { ...before, ...change }));
  }

  function show(corpus: Corpus, results: Results): void {
    set({ status: 'ready', problem: null, corpus, results });
  }

  let reading: Promise<void> | null = null;
  async function readBanks(): Promise<void> {
    set({ status: 'loading', problem: null });
    const outcomes = await Promise.all(BANKED.map(readBank));
    const results: Results = {};
    let corpus: Corpus | null = null;
    for (const [index, outcome] of outcomes.entries()) {
      if (!outcome.ok) {
        reading = null;
        return set({ status: 'failed', problem: outcome.problem });
      }
      corpus ??= corpusOfBank(outcome.value);
      results[BANKED[index] as (typeof BANKED)[number]] = outcome.value;
    }
    if (corpus) show(corpus, results);
  }

  return {
    state,
    loadBank() {
      reading ??= readBanks();
      return reading;
    },
    look: set,
    sortBy: (sort) => set({ sort }),
    select(rows, how = 'replace') {
      const { selection } = state.getState();
      if (how === 'replace') return set({ selection: selectionOf(rows) });
      set({ selection: how === 'toggle' ? toggled(selection, rows) : selectionOf([...selection, ...rows]) });
    },
    point: (row) => {
      if (state.getState().pointed !== row) state.setState({ pointed: row });
    },
  };
}

/** What follows from the rest is made anew where the rest has changed. */
function derived(before: CorpusState, now: CorpusState): CorpusState {
  const { corpus, results, a, b } = now;
  if (!corpus) return now;
  const same = <Key extends keyof CorpusState>(...keys: Key[]) =>
    keys.every((key) => before[key] === now[key]);
  const columns =
    before.columns && same('corpus', 'results', 'a', 'b')
      ? before.columns
      : openColumns(corpus, results, { a, b });
  const selection = now.selection.some((row) => row >= corpus.rows) ? NOTHING : now.selection;
  const next = { ...now, columns, selection };
  const kept =
    columns === before.columns &&
    same('filters', 'search', 'sort', 'onlySelected') &&
    !(next.onlySelected && selection !== before.selection);
  return kept ? next : { ...next, rows: shownRows(next, columns) };
}

function shownRows(state: CorpusState, columns: NonNullable<CorpusState['columns']>): Int32Array {
  const { filters, search, sort, corpus, onlySelected, selection } = state;
  const further = [...(corpus?.further.keys() ?? [])].map((name) => `file:${name}` as const);
  const passed = passing(columns, filters, search, ['data:present', ...further]);
  const mask = onlySelected && selection.length > 0 ? chosenMask(selection, columns.rows) : null;
  const rows = mask ? passed.filter((row) => mask[row]) : passed;
  const column = columns.get(sort.column);
  return column ? ordered(rows, column, sort.descending) : rows;
}
