import { activateBackend } from '../../engine/backend/tfjs-backend.ts';
import { EngineError } from '../../engine/engine-error.ts';
import type { NetworkFiles } from '../../engine/files/network-files.ts';
import { exposeWorker, type Outcome, outcomeOf } from '../../engine/worker-scope.ts';
import type { MeasuredGroup } from '../../features/groups/measured-group.ts';
import { loadNetwork, type Network, NetworkFileError } from '../../model/index.ts';
import { misfit } from '../fit.ts';
import type { Brought, Chunk, OpenedCorpus, RunPlace } from './api.ts';
import { groupsOfRows } from './group-rows.ts';
import { type KeptChunk, keptRows } from './kept-rows.ts';
import { openRows } from './open-rows.ts';
import type { RowSource } from './row-source.ts';
import { runSource } from './run-rows.ts';
import type { Encode } from './text-rows.ts';

let source: RowSource | null = null;
let started: Promise<void> | null = null;

async function open(brought: Brought, encode: Encode): Promise<OpenedCorpus> {
  const { source: rows, ...known } = await openRows(brought, encode);
  source = rows;
  return { corpus: rows.corpus, ...known };
}

/** Rows run on wasm unless somebody asks for another: it is as fast for a batch, and the same on every machine. */
function start({ backend, wasmFolder }: RunPlace): Promise<void> {
  started ??= activateBackend(backend === 'auto' ? 'wasm' : backend, wasmFolder);
  return started;
}

function load({ json, bytes }: NetworkFiles) {
  try {
    return loadNetwork(json, bytes);
  } catch (cause) {
    if (!(cause instanceof NetworkFileError)) throw cause;
    throw new EngineError('model-file-corrupt', cause.message, { cause });
  }
}

/** Does something with a network and the rows that it fits. */
async function over<Answer>(
  files: NetworkFiles,
  place: RunPlace,
  work: (network: Network, source: RowSource) => Promise<Answer>,
): Promise<Answer> {
  if (!source) throw new Error('Asked for a run before a file was opened.');
  await start(place);
  const network = load(files);
  try {
    const { corpus, make } = source;
    const trouble = misfit(make, network.config);
    if (trouble) throw new EngineError('user-features-misfit', `${corpus.name}: ${trouble}`);
    return await work(network, source);
  } finally {
    network.dispose();
  }
}

const api = {
  /** @param encode asked for the vectors of texts, now and while networks run */
  open: (brought: Brought, encode: Encode): Promise<Outcome<OpenedCorpus>> =>
    outcomeOf(() => open(brought, encode)),
  /** Hands over chunk after chunk; resolves when all rows are done, or when a chunk's answer is not to go on. */
  run: (
    files: NetworkFiles,
    place: RunPlace,
    from: number,
    onChunk: (chunk: Chunk) => Promise<boolean>,
  ): Promise<Outcome<null>> =>
    outcomeOf(() =>
      over(files, place, async (network, rows) => {
        await runSource(network, rows, rows.corpus.rows, from, onChunk);
        return null;
      }),
    ),
  /** What each group of features adds to the predictions of some rows. */
  groups: (
    files: NetworkFiles,
    place: RunPlace,
    rows: Int32Array,
    onShare: (share: number) => void,
  ): Promise<Outcome<MeasuredGroup[]>> =>
    outcomeOf(() => over(files, place, (network, from) => groupsOfRows(network, from, rows, onShare))),
  /** What a network says of some rows with some modalities alone. */
  kept: (
    files: NetworkFiles,
    place: RunPlace,
    rows: Int32Array,
    onChunk: (chunk: KeptChunk) => Promise<boolean>,
  ): Promise<Outcome<null>> =>
    outcomeOf(() =>
      over(files, place, async (network, from) => {
        await keptRows(network, from, rows, onChunk);
        return null;
      }),
    ),
};

export type RunApi = typeof api;
exposeWorker(api);
