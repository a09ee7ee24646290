import * as tf from '@tensorflow/tfjs';
import {
  type IntervalTable,
  IntervalTableError,
  intervalAt,
  intervalTableOf,
  summariseUtterance,
  UTTERANCE_TRACE,
  type UtteranceSummary,
} from '../../../diagnostics/index.ts';
import type { FeatureTracks } from '../../../features/frames.ts';
import type { MeasuredGroup } from '../../../features/groups/measured-group.ts';
import { classesOf } from '../../../model/class-trace.ts';
import {
  byModality,
  type DbrConfig,
  EXPLORATION_TRACE,
  HEAD_TRACE,
  loadNetwork,
  MODALITIES,
  type Network,
  NetworkFileError,
  type NetworkName,
  NO_INTERVENTION,
  type PlainTrace,
  readTraces,
  SUMMARY_TRACE,
  serializeNetwork,
  type TraceName,
} from '../../../model/index.ts';
import { isNone } from '../../../model/intervention.ts';
import type { WrittenTrace } from '../../../model/trace.ts';
import { type BackendName, type BackendRequest, chooseBackend, probeAdapter } from '../../backend/backend.ts';
import { selectBackend } from '../../backend/select-backend.ts';
import { selfTestTracks } from '../../backend/self-test.ts';
import { activateBackend, destroyDevice, deviceLoss } from '../../backend/tfjs-backend.ts';
import { EngineError } from '../../engine-error.ts';
import type { NetworkFiles } from '../../files/network-files.ts';
import { requireOwnExtractors } from '../../files/user-extractors.ts';
import { exposeWorker, type Outcome, outcomeOf } from '../../worker-scope.ts';
import type { InferenceBackend, NetworkHead, NetworkMemory, Run } from './api.ts';
import { measureWindow } from './group-measures.ts';
import { disposeInput, networkInput } from './network-input.ts';

/** What `start` needs. */
interface StartOptions {
  request: BackendRequest;
  wasmFolder: string;
  network: NetworkFiles;
  /** What the cpu answers to the self-test; null where nobody wrote it down. */
  selfTest: WrittenTrace | null;
}

/** The network that predicts, and others it is compared with. */
const networks = new Map<NetworkName, Network>();
/** Those networks' widths; one without has no intervals. */
const intervals = new Map<NetworkName, IntervalTable>();

async function traceOf(
  tracks: FeatureTracks,
  names: readonly TraceName[] = SUMMARY_TRACE,
  { network: name = 'dbr', intervention = NO_INTERVENTION }: Partial<Run> = {},
): Promise<PlainTrace> {
  const network = networks.get(name);
  if (!network) throw new Error(`Asked for a prediction before the network "${name}" was loaded.`);
  const input = networkInput(tracks, network.config);
  try {
    const [trace] = await readTraces(network, input, names, intervention);
    if (!trace) throw new Error('The network gave no answer.');
    return trace;
  } finally {
    disposeInput(input);
  }
}

/** A trace with the interval around its sentiment, where the network has intervals and is as it was trained. */
async function answerOf(
  tracks: FeatureTracks,
  names: readonly TraceName[] = SUMMARY_TRACE,
  run: Run = { network: 'dbr', intervention: NO_INTERVENTION },
): Promise<PlainTrace> {
  const trace = await traceOf(tracks, names, run);
  const table = isNone(run.intervention) && classesOf(trace) === 1 ? intervals.get(run.network) : undefined;
  if (!table) return trace;
  const steps = byModality((modality) => tracks[modality].mask.reduce((sum, valid) => sum + valid, 0));
  const interval = intervalAt(table, steps, trace.sentiment.values[0] ?? 0);
  if (!interval) return trace;
  return { ...trace, interval: { shape: [2], values: Float32Array.of(interval.low, interval.high) } };
}

function predicting(): Network {
  const network = networks.get('dbr');
  if (!network) throw new Error('Asked for the network before it was loaded.');
  return network;
}

/** Keeps a network under a name, in place of the one that had it. */
function keep(name: NetworkName, { json, bytes }: NetworkFiles): Network {
  const table = intervalTableOf(json);
  const network = loadNetwork(json, bytes);
  // A person's own may read other features, which are brought with it.
  if (name !== 'own') requireOwnExtractors(`models/${name}/model.json`, network.config);
  networks.get(name)?.dispose();
  networks.set(name, network);
  if (table) intervals.set(name, table);
  else intervals.delete(name);
  return network;
}

/** Loads the network on a backend and runs the fixed window on it, which also compiles what is needed. */
async function tryBackend(
  name: BackendName,
  { network: files, wasmFolder }: StartOptions,
): Promise<PlainTrace> {
  for (const network of networks.values()) network.dispose();
  networks.clear();
  intervals.clear();
  await activateBackend(name, wasmFolder);
  return traceOf(selfTestTracks(keep('dbr', files).config));
}

async function start(options: StartOptions): Promise<InferenceBackend> {
  const { request, selfTest } = options;
  const probing = probeAdapter(navigator.gpu);
  // Only who asks for the graphics card waits to hear of it: otherwise wasm comes first, whatever there is.
  const { candidates } = chooseBackend(request, request === 'webgpu' ? await probing : null);
  const selected = await selectBackend(candidates, (name) => tryBackend(name, options), selfTest);
  const adapter = await probing;
  const { reason, rival } = chooseBackend(request, adapter);
  const description = adapter?.description ?? '';
  return {
    ...selected,
    reason: reason ?? selected.reason,
    adapter: selected.name === 'webgpu' ? description : '',
    rival: rival && { name: rival, adapter: description },
    times: null,
  };
}

/** The first of them warms up what is made once. */
const TIMED_RUNS = 3;

/** Milliseconds that the fixed window takes, read-back included: the best of a few runs, since others work here too. */
async function timeWindow(): Promise<number> {
  const tracks = selfTestTracks(predicting().config);
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < TIMED_RUNS; run++) {
    const startedAt = performance.now();
    await traceOf(tracks);
    best = Math.min(best, performance.now() - startedAt);
  }
  return best;
}

/** Says of a damaged network file that it is one. */
async function namingDamage<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof NetworkFileError || error instanceof IntervalTableError)) throw error;
    throw new EngineError('model-file-corrupt', error.message, { cause: error });
  }
}

/** A failure on a device that is gone may be known sooner than that it is gone. */
const LOSS_MILLISECONDS = 1000;

/**
 * What a lost device breaks is told as its loss, which replaces this worker, and not as a fault of its own: such work
 * never settles.
 */
async function unlessLost<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const passed = new Promise((resolve) => setTimeout(resolve, LOSS_MILLISECONDS, null));
    const lost = await Promise.race([deviceLoss(), passed]);
    if (lost !== null) return new Promise(() => {});
    throw error;
  }
}

const api = {
  /** Chooses and checks the backend, then keeps the network on it. */
  start: (
    options: StartOptions,
    onDeviceLost: (message: string) => void,
  ): Promise<Outcome<InferenceBackend>> =>
    outcomeOf(async () => {
      const backend = await namingDamage(() => start(options));
      deviceLoss().then(onDeviceLost);
      return backend;
    }),
  time: (): Promise<number> => unlessLost(timeWindow),
  /** Keeps another network beside the one that predicts, to explore windows with. */
  addNetwork: (name: Exclude<NetworkName, 'dbr'>, files: NetworkFiles): Promise<Outcome<DbrConfig>> =>
    outcomeOf(() => namingDamage(async () => keep(name, files).config)),
  /** One window's answer: the summary trace with its interval, read back from the device in one transfer. */
  predict: (tracks: FeatureTracks): Promise<PlainTrace> => unlessLost(() => answerOf(tracks)),
  /** Each run of a window with everything that can be looked at, and what every coalition of its players reaches. */
  explore: (tracks: FeatureTracks, runs: readonly Run[]): Promise<PlainTrace[]> =>
    unlessLost(async () => {
      const traces: PlainTrace[] = [];
      for (const run of runs) traces.push(await answerOf(tracks, EXPLORATION_TRACE, run));
      return traces;
    }),
  /** What groups of features add to each run's prediction of a window. */
  measureGroups: (tracks: FeatureTracks, runs: readonly Run[]): Promise<MeasuredGroup[][]> =>
    unlessLost(async () => {
      const measured: MeasuredGroup[][] = [];
      for (const { network: name, intervention } of runs) {
        const network = networks.get(name);
        if (!network) throw new Error(`Asked to measure the network "${name}" before it was loaded.`);
        measured.push(await measureWindow(network, tracks, intervention));
      }
      return measured;
    }),
  /** What diagnostics over many utterances need of a window: small, unlike the trace it is made of. */
  async summarise(tracks: FeatureTracks, network: NetworkName): Promise<UtteranceSummary> {
    const mask = MODALITIES.flatMap((modality) => [...tracks[modality].mask]);
    const trace = await unlessLost(() => traceOf(tracks, UTTERANCE_TRACE, { network }));
    return summariseUtterance(trace, mask);
  },
  /** What the head reads of a window, and its prediction. */
  headTrace: (tracks: FeatureTracks): Promise<PlainTrace> => traceOf(tracks, HEAD_TRACE),
  /** The head of the network that predicts. */
  async head(): Promise<NetworkHead> {
    const { parameters } = predicting();
    const read = async (name: string) => Float32Array.from((await parameters.get(name)?.data()) ?? []);
    return { kernel: await read('head.kernel'), bias: await read('head.bias') };
  },
  /** The network that predicts as its two files, with another head. */
  filesWithHead({ kernel, bias }: NetworkHead): NetworkFiles {
    const { config, parameters } = predicting();
    const classes = config.classes;
    return tf.tidy(() =>
      serializeNetwork(
        {
          ...predicting(),
          parameters: new Map(parameters)
            .set('head.kernel', tf.tensor2d(kernel, [kernel.length / classes, classes]))
            .set('head.bias', tf.tensor1d(bias)),
        },
        'float32',
      ),
    );
  },
  /** For leak tests. */
  memory(): NetworkMemory {
    // Only backends that hold tensors on a device say so.
    const memory: tf.MemoryInfo & { numBytesInGPU?: number } = tf.memory();
    return { tensors: memory.numTensors, gpuBytes: memory.numBytesInGPU ?? 0 };
  },
  loseDevice: destroyDevice,
};

export type InferenceApi = typeof api;
exposeWorker(api);
