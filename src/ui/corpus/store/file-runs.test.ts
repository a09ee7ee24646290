import * as tf from '@tensorflow/tfjs';
import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { groupsOfRows } from '../../../corpus/run/group-rows.ts';
import { openKeptResults } from '../../../corpus/run/kept-results.ts';
import { openRows } from '../../../corpus/run/open-rows.ts';
import type { RowSource } from '../../../corpus/run/row-source.ts';
import type { CorpusRunner } from '../../../corpus/run/run.ts';
import { runSource } from '../../../corpus/run/run-rows.ts';
import type { Encode } from '../../../corpus/run/text-rows.ts';
import { outcomeOf } from '../../../engine/worker-scope.ts';
import { DEFAULT_CONFIG } from '../../../features/default-config.ts';
import { writeNpz } from '../../../features/npz/npz-writer.ts';
import { createNetwork, loadNetwork, serializeNetwork } from '../../../model/index.ts';
import { createCorpusStore } from './corpus-store.ts';

const WIDTHS = { language: 5, acoustic: 4, visual: 3 };
const ROWS = 70;

async function featureFile(name: string): Promise<File> {
  const array = (width: number) => ({
    shape: [ROWS, 3, width],
    values: Float32Array.from({ length: ROWS * 3 * width }, (_, i) => Math.sin(1 + i * i)),
  });
  const blob = await writeNpz({
    language: array(5),
    acoustic: array(4),
    visual: array(3),
    labels: { shape: [ROWS], values: Float32Array.from({ length: ROWS }, (_, i) => 3 * Math.sin(i)) },
  });
  return new File([blob], name);
}

const filesOf = (seed: number) => {
  const network = createNetwork({ ...DEFAULT_CONFIG, widths: WIDTHS, width: 8, heads: 2 }, seed);
  const files = serializeNetwork(network);
  network.dispose();
  return files;
};

/** Two tokens for every text: what they are is no matter here. */
const encode: Encode = async (texts) =>
  texts.map((text) =>
    [0, 1].map((at) => ({
      piece: text,
      start: at,
      end: at + 1,
      values: Float32Array.from({ length: WIDTHS.language }, (_, i) => Math.sin(text.length + i + at)),
    })),
  );

/** The worker's work in this thread; counts the rows that ran. */
function runnerHere(ran: { rows: number }): CorpusRunner {
  let source: RowSource | null = null;
  return {
    open: (brought, asked) =>
      outcomeOf(async () => {
        const { source: rows, ...known } = await openRows(brought, asked);
        source = rows;
        return { corpus: rows.corpus, ...known };
      }),
    async run(files, from, onChunk) {
      const network = loadNetwork(files.json, files.bytes);
      if (source)
        await runSource(network, source, source.corpus.rows, from, (chunk) => {
          ran.rows += chunk.table.utterances;
          return onChunk(chunk);
        });
      network.dispose();
      return { ok: true, value: null };
    },
    groups: (files, rows, onShare) =>
      outcomeOf(async () => {
        const network = loadNetwork(files.json, files.bytes);
        const groups = source ? await groupsOfRows(network, source, rows, onShare) : [];
        network.dispose();
        return groups;
      }),
    close: () => undefined,
  };
}

function storeOver(database: string) {
  const ran = { rows: 0 };
  const store = createCorpusStore({
    readBank: async () => ({ ok: false, problem: { code: 'model-file-missing' } }),
    downloadNetwork: async (network) => filesOf(network === 'dbr' ? 1 : 2),
    openRunner: () => runnerHere(ran),
    openKept: () => openKeptResults(database),
    encode,
    now: () => performance.now(),
  });
  return { store, ran, now: () => store.state.getState() };
}

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
