import { activateBackend } from '../../engine/backend/tfjs-backend.ts';
import { EngineError } from '../../engine/engine-error.ts';
import type { NetworkFiles } from '../../engine/files/network-files.ts';
import { sha256 } from '../../engine/files/sha256.ts';
import { readUserFeatures } from '../../engine/files/user-features.ts';
import { exposeWorker, type Outcome, outcomeOf } from '../../engine/worker-scope.ts';
import type { FeatureFile } from '../../features/ready/feature-file.ts';
import { loadNetwork, NetworkFileError } from '../../model/index.ts';
import { corpusOfFeatures } from '../corpus-of-features.ts';
import { misfit } from '../fit.ts';
import type { Chunk, OpenedFile, RunPlace } from './api.ts';
import { runRows } from './run-rows.ts';

let features: FeatureFile | null = null;
let started: Promise<void> | null = null;

async function open(file: File): Promise<OpenedFile> {
  features = await readUserFeatures(file);
  return { corpus: corpusOfFeatures(features), hash: await sha256(new Uint8Array(await file.arrayBuffer())) };
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

async function run(
  files: NetworkFiles,
  place: RunPlace,
  from: number,
  onChunk: (chunk: Chunk) => Promise<boolean>,
): Promise<null> {
  if (!features) throw new Error('Asked for a run before a file was opened.');
  await start(place);
  const network = load(files);
  try {
    const trouble = misfit(features, network.config);
    if (trouble) throw new EngineError('user-features-misfit', `${features.path}: ${trouble}`);
    await runRows(network, features.samples, from, onChunk);
    return null;
  } finally {
    network.dispose();
  }
}

const api = {
  open: (file: File): Promise<Outcome<OpenedFile>> => outcomeOf(() => open(file)),
  /** Hands over chunk after chunk; resolves when all rows are done, or when a chunk's answer is not to go on. */
  run: (
    files: NetworkFiles,
    place: RunPlace,
    from: number,
    onChunk: (chunk: Chunk) => Promise<boolean>,
  ): Promise<Outcome<null>> => outcomeOf(() => run(files, place, from, onChunk)),
};

export type RunApi = typeof api;
exposeWorker(api);
