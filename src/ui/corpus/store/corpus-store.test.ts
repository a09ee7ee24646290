import { describe, expect, it } from 'vitest';
import { randomBank } from '../../../diagnostics/testing/summaries.ts';
import { ALL_STAGES, NO_STAGES } from '../../../model/modalities.ts';
import { linkText, readLink } from '../../link/link-table.ts';
import { CORPUS_DEFAULTS, CORPUS_LINK } from '../link/corpus-link.ts';
import { LIKENESS } from './corpus-state.ts';
import { type CorpusStoreOptions, createCorpusStore } from './corpus-store.ts';

const banks = { dbr: randomBank(40, ALL_STAGES, 1), plain: randomBank(40, NO_STAGES, 2) };

const REFUSED = () => {
  throw new Error('Nothing here is to be run.');
};

const withBanks = (readBank: CorpusStoreOptions['readBank']) =>
  createCorpusStore({
    readBank,
    downloadNetwork: REFUSED,
    openRunner: REFUSED,
    openKept: REFUSED,
    encode: REFUSED,
    now: () => 0,
  });

async function opened() {
  const store = withBanks(async (network) => ({ ok: true, value: banks[network as keyof typeof banks] }));
  await store.loadBank();
  return store;
}

describe('the Corpus view’s store', () => {
  it('begins with the reference bank, its rows by beta of DBR', async () => {
    const { state } = await opened();
    const { status, rows, columns } = state.getState();
    expect(status).toBe('ready');
    const beta = columns?.numbers('a:beta') ?? [];
    expect(rows).toHaveLength(40);
    for (let place = 1; place < 40; place++)
      expect(beta[rows[place] as number]).toBeGreaterThanOrEqual(beta[rows[place - 1] as number] as number);
  });

  it('sorts and filters anew, and leaves what is selected', async () => {
    const store = await opened();
    store.select([5, 6]);
    store.sortBy({ column: 'data:label', descending: true });
    store.look({ filters: [{ kind: 'range', column: 'data:label', low: 0, high: 3 }] });
    const { rows, columns, selection } = store.state.getState();
    const label = columns?.numbers('data:label') ?? [];
    expect([...rows].every((row) => (label[row] as number) >= 0)).toBe(true);
    expect(label[rows[0] as number]).toBe(Math.max(...Array.from(label)));
    expect([...selection]).toEqual([5, 6]);
  });

  it('has the same rows however they are sorted, and others once they are filtered', async () => {
    const store = await opened();
    const { shown } = store.state.getState();
    expect([...shown]).toEqual(Array.from({ length: 40 }, (_, row) => row));
    store.sortBy({ column: 'data:label', descending: true });
    store.select([3, 4]);
    expect(store.state.getState().shown).toBe(shown);
    store.look({ filters: [{ kind: 'range', column: 'data:label', low: 0, high: 3 }] });
    const { shown: passed, rows } = store.state.getState();
    expect(passed.length).toBeLessThan(40);
    expect([...passed]).toEqual([...rows.toSorted()]);
    store.look({ filters: [], onlySelected: true });
    expect([...store.state.getState().shown]).toEqual([3, 4]);
    store.select([5]);
    expect([...store.state.getState().rows]).toEqual([5]);
  });

  it('sorts by likeness as soon as it is known', async () => {
    const store = await opened();
    const { rows: inOrder } = store.state.getState();
    store.sortBy({ column: LIKENESS, descending: false });
    const ranks = Float64Array.from(inOrder, (_, row) => (row * 7) % 40);
    store.rank(ranks);
    const { rows } = store.state.getState();
    expect(Array.from(rows, (row) => ranks[row])).toEqual(Array.from({ length: 40 }, (_, at) => at));
    store.look({ b: null });
    expect(store.state.getState().likeness).toBe(ranks);
    store.rank({ code: 'worker-not-loaded' });
    expect(store.state.getState().problem).toEqual({ code: 'worker-not-loaded' });
  });

  it('leaves all but the selected rows out on demand', async () => {
    const store = await opened();
    store.select([5, 6, 30]);
    store.select([6], 'toggle');
    store.look({ onlySelected: true });
    expect([...store.state.getState().rows].sort((a, b) => a - b)).toEqual([5, 30]);
    store.select([7], 'add');
    expect(store.state.getState().rows).toHaveLength(3);
  });

  it('says what is wrong with a bank, and reads it again when asked', async () => {
    let broken = true;
    const store = withBanks(async (network) =>
      broken
        ? { ok: false, problem: { code: 'model-file-corrupt', detail: 'bank.json' } }
        : { ok: true, value: banks[network as keyof typeof banks] },
    );
    await store.loadBank();
    expect(store.state.getState()).toMatchObject({
      status: 'failed',
      problem: { code: 'model-file-corrupt' },
    });
    broken = false;
    await store.loadBank();
    expect(store.state.getState()).toMatchObject({ status: 'ready', problem: null });
  });
});

describe('a link to the Corpus view', () => {
  it('says nothing of what the view begins with', () => {
    expect(linkText(CORPUS_LINK, CORPUS_DEFAULTS)).toBe('');
  });

  it('restores all it holds', () => {
    const link = {
      data: { hash: '0123456789abcdef', name: 'so, “mine”: 2.npz' },
      a: 'no-tsf',
      b: null,
      networks: ['dbr', 'no-tsf', 'own'],
      quantity: 'beta',
      show: 'difference',
      sort: { column: 'file:speaker', descending: true },
      search: 'so, “good”',
      filters: [
        { kind: 'range', column: 'data:label', low: -0.5, high: 3 },
        { kind: 'names', column: 'file:who, when', names: ['me; you', 'a+b'] },
      ],
      selection: Int32Array.of(0, 1, 2, 9),
      onlySelected: true,
      sliceBy: 'data:present',
      metric: 'corr',
      tableColumns: ['data:row', 'a:share-shared-visual'],
      scatter: { x: 'file:age', y: 'a:beta-visual', colour: null },
      judged: { side: 'b', view: 'confusion' },
      projected: { side: 'b', by: 'umap' },
    } as const;
    const { view, refused } = readLink(CORPUS_LINK, `#/corpus?${linkText(CORPUS_LINK, link)}`);
    expect(refused).toEqual([]);
    expect(view).toEqual(link);
  });

  it.each([
    'sort=a:smell',
    'sort=alike',
    'rows=0',
    'cells=colour',
    'columns=',
    'b=gpt',
    'networks=dbr,gpt',
    'where=data:label',
  ])('refuses %s', (part) => {
    expect(readLink(CORPUS_LINK, `#/corpus?${part}`).refused).toHaveLength(1);
  });
});
