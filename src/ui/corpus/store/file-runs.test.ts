import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { featureFile, ROWS, storeOver, weightsOf } from './testing/store-here.ts';

describe('a person’s file', () => {
  beforeAll(async () => {
    await tf.setBackend('cpu');
  });

  it('runs through both networks, and is there at once when it is opened again', async () => {
    const first = storeOver('both');
    await first.store.openFiles([await featureFile('mine.npz')]);
    await vi.waitFor(() => expect(Object.keys(first.now().results)).toEqual(['dbr', 'plain']), 100_000);
    expect(first.now()).toMatchObject({ status: 'ready', run: null, problem: null });
    expect(first.now().rows).toHaveLength(ROWS);
    expect(first.ran.rows).toBe(2 * ROWS);

    const second = storeOver('both');
    await second.store.openData({ hash: first.now().data ?? '', name: 'mine.npz' }, true);
    await vi.waitFor(() => expect(Object.keys(second.now().results)).toEqual(['dbr', 'plain']), 100_000);
    expect(second.ran.rows).toBe(0);
    expect(second.now().results).toEqual(first.now().results);
  });

  it('runs through four networks, two of them compared, and another tab goes on with those that have not run', async () => {
    const first = storeOver('four');
    await first.store.openFiles([await featureFile('mine.npz')]);
    for (const network of ['no-tsf', 'no-brf', 'no-agpr'] as const) first.store.choose(network, true);
    expect(first.now().networks).toEqual(['dbr', 'plain', 'no-tsf', 'no-brf']);
    expect(first.now().waiting).toEqual(['plain', 'no-tsf', 'no-brf']);
    first.store.choose('no-brf', false);
    await vi.waitFor(() => expect(Object.keys(first.now().results)).toHaveLength(3), 100_000);
    expect(first.now()).toMatchObject({ run: null, waiting: [], networks: ['dbr', 'plain', 'no-tsf'] });
    const before = first.now().columns?.numbers('b:prediction');
    first.store.look({ b: 'no-tsf' });
    expect(first.now().columns?.numbers('b:prediction')).not.toEqual(before);
    expect(first.ran.rows).toBe(3 * ROWS);

    const second = storeOver('four');
    second.store.look({ networks: ['dbr', 'plain', 'no-tsf', 'no-brf'] });
    await second.store.openData({ hash: first.now().data ?? '', name: 'mine.npz' }, true);
    await vi.waitFor(() => expect(Object.keys(second.now().results)).toHaveLength(4), 100_000);
    expect(second.ran.rows).toBe(ROWS);
  });

  it('keeps a person’s own weights beside it, and lets others run where one does not fit', async () => {
    const first = storeOver('own');
    await first.store.openFiles([await featureFile('mine.npz'), ...weightsOf(9)]);
    await vi.waitFor(() => expect(Object.keys(first.now().results)).toHaveLength(3), 100_000);
    expect(first.now()).toMatchObject({ a: 'own', networks: ['dbr', 'plain', 'own'] });

    const second = storeOver('own');
    second.store.look({ a: 'own' });
    await second.store.openData({ hash: first.now().data ?? '', name: 'mine.npz' }, true);
    await vi.waitFor(() => expect(Object.keys(second.now().results)).toHaveLength(3), 100_000);
    expect(second.now()).toMatchObject({ hasOwn: true, failed: [] });
    expect(second.ran.rows).toBe(0);

    // Of a browser that keeps nothing of it, its link names weights that are not there.
    const third = storeOver('elsewhere');
    third.store.look({ a: 'own' });
    await third.store.openFiles([await featureFile('mine.npz')]);
    await vi.waitFor(() => expect(Object.keys(third.now().results)).toHaveLength(2), 100_000);
    expect(third.now()).toMatchObject({ failed: ['own'], problem: { code: 'user-weights-half' } });
  });

  it('pauses, is left in the middle, and another tab runs the rest', async () => {
    const first = storeOver('rest');
    await first.store.openFiles([await featureFile('mine.npz')]);
    first.store.runs.pause();
    await vi.waitFor(() => expect(first.now().run).toMatchObject({ status: 'paused', done: 64 }), 100_000);
    first.store.runs.cancel();
    await vi.waitFor(() => expect(first.now().run).toMatchObject({ status: 'stopped', done: 64 }));
    expect(first.now().results).toEqual({});

    const second = storeOver('rest');
    await second.store.openFiles([await featureFile('mine.npz')]);
    await vi.waitFor(() => expect(Object.keys(second.now().results)).toHaveLength(2), 100_000);
    expect(second.ran.rows).toBe(2 * ROWS - 64);
  });

  it('that is opened while another runs takes its place, and runs', async () => {
    const { store, now } = storeOver('instead');
    await store.openFiles([await featureFile('one.npz')]);
    store.runs.pause();
    await vi.waitFor(() => expect(now().run).toMatchObject({ status: 'paused', done: 64 }), 100_000);
    await store.openFiles([await featureFile('two.npz')]);
    await vi.waitFor(() => expect(Object.keys(now().results)).toHaveLength(2), 100_000);
    expect(now()).toMatchObject({ corpus: { name: 'two.npz' }, run: null });
  });

  it('runs with some modalities alone over the rows that are asked for, once', async () => {
    const { store, ran, now } = storeOver('missing');
    await store.openFiles([await featureFile('mine.npz')]);
    store.look({ b: null, networks: ['dbr'] });
    await vi.waitFor(() => expect(now().run).toBeNull(), 100_000);
    const before = ran.rows;
    await store.missing.ask(Int32Array.of(5, 6));
    expect(now().missingRun).toBeNull();
    expect(now().missing.dbr?.predictions).toHaveLength(6);
    await store.missing.ask(Int32Array.of(4, 5, 6));
    expect(ran.rows - before).toBe(3);
    const own = now().missing.dbr?.predictions[0];
    expect([3, 4, 5, 6].map((row) => Number.isNaN(own?.[row]))).toEqual([true, false, false, false]);
    await store.openFiles([await featureFile('other.npz', 2)]);
    expect(now().missing).toEqual({});
    store.runs.cancel();
  });

  it('that ran with some modalities alone has it at once when it is opened again', async () => {
    const first = storeOver('missing again');
    first.store.look({ b: null, networks: ['dbr'] });
    await first.store.openFiles([await featureFile('mine.npz')]);
    await vi.waitFor(() => expect(first.now().results.dbr).toBeDefined(), 100_000);
    await first.store.missing.ask(Int32Array.of(60, 5, 6));
    await first.store.missing.ask(Int32Array.of(2, 5));

    const second = storeOver('missing again');
    second.store.look({ b: null, networks: ['dbr'] });
    await second.store.openFiles([await featureFile('mine.npz')]);
    await vi.waitFor(() => expect(second.now().results.dbr).toBeDefined(), 100_000);
    expect(second.now().missing).toEqual(first.now().missing);
    await second.store.missing.ask(Int32Array.of(2, 5, 6, 60));
    expect(second.ran.rows).toBe(0);
  });

  it('is run by the newest of a person’s own weights, those before in the middle of a run or not', async () => {
    const { store, now } = storeOver('newest');
    store.look({ a: 'own', b: null, networks: ['own'] });
    await store.openFiles([await featureFile('mine.npz'), ...weightsOf(8)]);
    expect(now().run).toMatchObject({ network: 'own' });
    await store.openFiles(weightsOf(9));
    await vi.waitFor(() => expect(now().results.own).toBeDefined(), 100_000);
    const found = now().results.own;

    const other = storeOver('newest alone');
    other.store.look({ a: 'own', b: null, networks: ['own'] });
    await other.store.openFiles([await featureFile('mine.npz'), ...weightsOf(9)]);
    await vi.waitFor(() => expect(other.now().results.own).toBeDefined(), 100_000);
    expect(found).toEqual(other.now().results.own);
  });

  it('that no reader can read leaves what was shown, and says why', async () => {
    const { store, now } = storeOver('bad');
    await store.openFiles([new File(['PK nothing'], 'broken.npz')]);
    expect(now().problem).toMatchObject({ code: 'user-features-unreadable' });
    expect(now().problem?.detail).toContain('broken.npz');
    expect(now().reading).toBeNull();
  });

  it('that is added stands below the rows that are open, and both are kept as one', async () => {
    const first = storeOver('added');
    await first.store.openFiles([await featureFile('one.npz')]);
    first.store.runs.cancel();
    first.store.add(true);
    await first.store.openFiles([await featureFile('two.npz')]);
    const { corpus, data } = first.now();
    expect(corpus).toMatchObject({ name: 'one.npz + two.npz', rows: 2 * ROWS });
    const source = corpus?.further.get('source');
    expect(source?.kind === 'category' && source.names).toEqual(['one.npz', 'two.npz']);
    first.store.runs.cancel();

    const second = storeOver('added');
    await second.store.openData({ hash: data ?? '', name: 'both' }, true);
    expect(second.now().corpus).toEqual(corpus);
    second.store.runs.cancel();
  });

  it('that is no corpus together with another is refused with what differs', async () => {
    const { store, now } = storeOver('apart');
    const texts = new File(['text,label\nso,1\nno,-2\n'], 'texts.csv');
    await store.openFiles([await featureFile('mine.npz'), texts]);
    expect(now().problem).toEqual({ code: 'corpus-apart', detail: 'texts.csv: language 512 ≠ 5' });
    expect(now().corpus).toBeNull();
  });

  it('of a link that this browser does not keep is asked for by its name', async () => {
    const { store, now } = storeOver('none');
    await store.openData({ hash: '0123456789abcdef', name: 'theirs.npz' }, true);
    expect(now()).toMatchObject({ needs: 'theirs.npz', corpus: null });
  });
});
