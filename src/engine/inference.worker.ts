import * as tf from '@tensorflow/tfjs';
import type { FeatureTracks } from '../features/frames.ts';
import {
  EXPLORATION_TRACE,
  loadNetwork,
  type Network,
  NetworkFileError,
  type PlainTrace,
  readTraces,
  SUMMARY_TRACE,
  type TraceName,
} from '../model/index.ts';
import { type BackendName, type BackendRequest, chooseBackend, probeAdapter } from './backend.ts';
import { EngineError } from './engine-error.ts';
import type { InferenceBackend } from './inference.ts';
import type { NetworkFiles } from './network-files.ts';
import { disposeInput, networkInput } from './network-input.ts';
import { selectBackend } from './select-backend.ts';
import { selfTestTracks } from './self-test.ts';
import { activateBackend, destroyDevice, deviceLoss } from './tfjs-backend.ts';
import { exposeWorker, type Outcome, outcomeOf } from './worker-scope.ts';

/** What `start` needs. */
interface StartOptions {
  request: BackendRequest;
  wasmFolder: string;
  network: NetworkFiles;
}

let network: Network | null = null;

async function traceOf(
  tracks: FeatureTracks,
  names: readonly TraceName[] = SUMMARY_TRACE,
): Promise<PlainTrace> {
  if (!network) throw new Error('Asked for a prediction before the network was there.');
  const input = networkInput(tracks, network.config);
  try {
    const [trace] = await readTraces(network, input, names);
    if (!trace) throw new Error('The network gave no answer.');
    return trace;
  } finally {
    disposeInput(input);
  }
}

/** Loads the network on a backend and runs the fixed window on it, which also compiles what is needed. */
async function tryBackend(
  name: BackendName,
  { network: files, wasmFolder }: StartOptions,
): Promise<PlainTrace> {
  network?.dispose();
  network = null;
  await activateBackend(name, wasmFolder);
  network = loadNetwork(files.json, files.bytes);
  return traceOf(selfTestTracks(network.config));
}

async function start(options: StartOptions): Promise<InferenceBackend> {
  const adapter = await probeAdapter(navigator.gpu);
  const choice = chooseBackend(options.request, adapter);
  const selected = await selectBackend(choice, (name) => tryBackend(name, options));
  return { ...selected, adapter: selected.name === 'webgpu' ? (adapter?.description ?? '') : '' };
}

const api = {
  /** Chooses and checks the backend, then keeps the network on it. */
  start: (
    options: StartOptions,
    onDeviceLost: (message: string) => void,
  ): Promise<Outcome<InferenceBackend>> =>
    outcomeOf(async () => {
      try {
        const backend = await start(options);
        deviceLoss().then(onDeviceLost);
        return backend;
      } catch (error) {
        if (!(error instanceof NetworkFileError)) throw error;
        throw new EngineError('model-file-corrupt', error.message, { cause: error });
      }
    }),
  /** One window's answer: the summary trace, read back from the device in one transfer. */
  predict: (tracks: FeatureTracks): Promise<PlainTrace> => traceOf(tracks),
  /** The same window with everything that can be looked at, and what every coalition of its players reaches. */
  explore: (tracks: FeatureTracks): Promise<PlainTrace> => traceOf(tracks, EXPLORATION_TRACE),
  /** Tensors alive, for leak tests. */
  tensorCount: () => tf.memory().numTensors,
  loseDevice: destroyDevice,
};

export type InferenceApi = typeof api;
exposeWorker(api);
