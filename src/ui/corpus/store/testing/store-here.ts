import 'fake-indexeddb/auto';
import { groupsOfRows } from '../../../../corpus/run/group-rows.ts';
import { openKeptResults } from '../../../../corpus/run/kept-results.ts';
import { keptRows } from '../../../../corpus/run/kept-rows.ts';
import { openRows } from '../../../../corpus/run/open-rows.ts';
import type { RowSource } from '../../../../corpus/run/row-source.ts';
import type { CorpusRunner } from '../../../../corpus/run/run.ts';
import { runSource } from '../../../../corpus/run/run-rows.ts';
import type { Encode } from '../../../../corpus/run/text-rows.ts';
import { outcomeOf } from '../../../../engine/worker-scope.ts';
import { DEFAULT_CONFIG } from '../../../../features/default-config.ts';
import { writeNpz } from '../../../../features/npz/npz-writer.ts';
import { createNetwork, loadNetwork, serializeNetwork } from '../../../../model/index.ts';
import { NETWORKS, type NetworkName } from '../../../../model/network-choice.ts';
import { createCorpusStore } from '../corpus-store.ts';

const WIDTHS = { language: 5, acoustic: 4, visual: 3 };
export const ROWS = 70;

/** A feature file of some rows with all modalities and labels, the same for the same seed. */
export async function featureFile(name: string, seed = 1): Promise<File> {
  const array = (width: number) => ({
    shape: [ROWS, 3, width],
    values: Float32Array.from({ length: ROWS * 3 * width }, (_, i) => Math.sin(seed + i * i)),
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

/** The two files of a small network that fits those rows. */
export function weightsOf(seed: number): File[] {
  const { json, bytes } = filesOf(seed);
  return [new File([JSON.stringify(json)], 'model.json'), new File([new Uint8Array(bytes)], 'weights.bin')];
}

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
  let closed = false;
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
      // As a worker that was ended.
      if (closed) await new Promise(() => undefined);
      return { ok: true, value: null };
    },
    groups: (files, rows, onShare) =>
      outcomeOf(async () => {
        const network = loadNetwork(files.json, files.bytes);
        const groups = source ? await groupsOfRows(network, source, rows, onShare) : [];
        network.dispose();
        return groups;
      }),
    kept: (files, rows, onChunk) =>
      outcomeOf(async () => {
        const network = loadNetwork(files.json, files.bytes);
        if (source)
          await keptRows(network, source, rows, (chunk) => {
            ran.rows += chunk.rows.length;
            return onChunk(chunk);
          });
        network.dispose();
        return null;
      }),
    close: () => {
      closed = true;
    },
  };
}

/** A store over the kept results of a name, whose networks run in this thread. */
export function storeOver(database: string) {
  const ran = { rows: 0 };
  const store = createCorpusStore({
    readBank: async () => ({ ok: false, problem: { code: 'model-file-missing' } }),
    downloadNetwork: async (network) => filesOf(1 + NETWORKS.indexOf(network as NetworkName)),
    openRunner: () => runnerHere(ran),
    openKept: () => openKeptResults(database),
    encode,
    now: () => performance.now(),
  });
  return { store, ran, now: () => store.state.getState() };
}
