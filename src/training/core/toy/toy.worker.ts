import {
  type BackendName,
  type BackendRequest,
  chooseBackend,
  probeAdapter,
} from '../../../engine/backend/backend.ts';
import { activateBackend } from '../../../engine/backend/tfjs-backend.ts';
import { EngineError, problemOf } from '../../../engine/engine-error.ts';
import { exposeWorker, type Outcome, outcomeOf } from '../../../engine/worker-scope.ts';
import { serializeNetwork } from '../../../model/index.ts';
import type { ToyPoint, ToySettings } from './toy-run.ts';
import { trainToy } from './train-toy.ts';

/** What a run needs beside its settings. */
export interface ToyPlace {
  /** `auto` is wasm: a network this small keeps no graphics card busy, and all machines then give the same numbers. */
  backend: BackendRequest;
  wasmFolder: string;
}

/** A trained toy network as its two files, and where it was trained. */
export interface TrainedToy {
  backend: BackendName;
  files: ReturnType<typeof serializeNetwork>;
}

async function train(
  settings: ToySettings,
  place: ToyPlace,
  report: (point: ToyPoint) => void,
): Promise<TrainedToy> {
  const backend = await startBackend(place);
  const network = await trainToy(settings, report);
  try {
    return { backend, files: serializeNetwork(network) };
  } finally {
    network.dispose();
  }
}

/** The first candidate that starts. */
async function startBackend({ backend, wasmFolder }: ToyPlace): Promise<BackendName> {
  const request = backend === 'auto' ? 'wasm' : backend;
  const { candidates } = chooseBackend(request, await probeAdapter(navigator.gpu));
  const problems: string[] = [];
  for (const name of candidates) {
    try {
      await activateBackend(name, wasmFolder);
      return name;
    } catch (error) {
      problems.push(`${name}: ${problemOf(error).detail ?? ''}`);
    }
  }
  throw new EngineError('part-failed', problems.join('; '));
}

const api = {
  train: (
    settings: ToySettings,
    place: ToyPlace,
    report: (point: ToyPoint) => void,
  ): Promise<Outcome<TrainedToy>> => outcomeOf(() => train(settings, place, report)),
};

export type ToyApi = typeof api;
exposeWorker(api);
