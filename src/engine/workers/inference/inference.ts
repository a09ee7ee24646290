import { proxy } from 'comlink';
import type { UtteranceSummary } from '../../../diagnostics/index.ts';
import type { FeatureTracks } from '../../../features/frames.ts';
import type { MeasuredGroup } from '../../../features/groups/measured-group.ts';
import type { DbrConfig } from '../../../model/config.ts';
import type { NetworkName } from '../../../model/network-choice.ts';
import type { PlainTrace, WrittenTrace } from '../../../model/trace.ts';
import type { BackendName, BackendRequest } from '../../backend/backend.ts';
import { createRace, type Racing } from '../../backend/backend-race.ts';
import { type EngineProblem, problemOf } from '../../engine-error.ts';
import type { NetworkFiles } from '../../files/network-files.ts';
import type { Progress } from '../../progress.ts';
import { type SupervisedWorker, superviseWorker, type WorkerState } from '../../supervised-worker.ts';
import type { Outcome } from '../../worker-scope.ts';
import type { ExtraNetwork, InferenceBackend, NetworkHead, NetworkMemory, Run } from './api.ts';
import type { InferenceApi } from './inference.worker.ts';

export interface InferenceOptions {
  request: BackendRequest;
  /** Where the outcome of a race is kept between visits, and when it may change what computes. */
  racing: Racing;
  /** Address of the folder of tfjs-backend-wasm's files. */
  wasmFolder: string;
  /** @throws EngineError when the files cannot be had */
  loadNetworkFiles(onProgress: (progress: Progress) => void): Promise<NetworkFiles>;
  /** What the cpu answers to the self-test with it; without, the cpu is asked here, which takes it long. */
  loadSelfTest?(): Promise<WrittenTrace | null>;
  onState(state: WorkerState<InferenceBackend>): void;
  /** The worker was replaced, because it died or because its GPU was taken away. */
  onNotice(problem: EngineProblem): void;
}

export interface Inference {
  start(): void;
  stop(): void;
  /** A window's answer; null while busy with another window, not ready, or replaced before it answered. */
  predict(tracks: FeatureTracks): Promise<PlainTrace | null>;
  /** A window's answer, whatever else is under way; null when the worker is not ready, or dies before it answers. */
  predictInTurn(tracks: FeatureTracks): Promise<PlainTrace | null>;
  /**
   * Full traces of several runs of a window, each with its coalitions; null likewise, while another one is explored, and
   * while a network of the runs is not there.
   */
  explore(tracks: FeatureTracks, runs: readonly Run[]): Promise<PlainTrace[] | null>;
  /**
   * What groups of features add to the prediction of a window, run by run, empty where a network reads no such groups; null
   * likewise.
   */
  measureGroups(tracks: FeatureTracks, runs: readonly Run[]): Promise<MeasuredGroup[][] | null>;
  /**
   * Keeps another network to explore windows with, for as long as this worker and those that replace it run. Null when
   * the worker is not ready; the network is not kept then.
   */
  addNetwork(name: ExtraNetwork, files: NetworkFiles): Promise<Outcome<DbrConfig> | null>;
  /** What diagnostics over many utterances need of a window; null when the worker or the network is not there. */
  summarise(tracks: FeatureTracks, network: NetworkName): Promise<UtteranceSummary | null>;
  /** What the head reads of a window, and the prediction; null when the worker is not there. */
  headTrace(tracks: FeatureTracks): Promise<PlainTrace | null>;
  /** The head of the network that predicts; null likewise. */
  head(): Promise<NetworkHead | null>;
  /** The network that predicts as its two files, with another head; null likewise. */
  filesWithHead(head: NetworkHead): Promise<NetworkFiles | null>;
  /** What is alive in the worker; null when it is not there. */
  memory(): Promise<NetworkMemory | null>;
  /** For inspection: destroys the GPU device; does nothing on wasm and cpu. */
  loseDevice(): void;
  crash(): void;
}

/** A GPU lost this often within the time is left alone: wasm takes over. */
const MOST_DEVICE_LOSSES = 2;
const LOSS_MEMORY_MILLISECONDS = 120_000;

/** The network in its worker, on the fastest backend that passes the self-test. */
export function openInference(options: InferenceOptions): Inference {
  let files: NetworkFiles | null = null;
  let selfTest: WrittenTrace | null = null;
  let losses: number[] = [];
  /** Networks added so far: a worker that takes over gets them too. */
  const extras = new Map<ExtraNetwork, NetworkFiles>();

  /** What happens to a worker that only takes part in a race is nobody's trouble. */
  function tell(of: SupervisedWorker<InferenceApi>, problem: EngineProblem): void {
    if (of === worker) options.onNotice(problem);
  }

  /** A lost device takes its realm's backend with it, so the worker goes too. */
  function deviceLost(of: SupervisedWorker<InferenceApi>, message: string): void {
    const now = performance.now();
    losses = [...losses.filter((at) => now - at < LOSS_MEMORY_MILLISECONDS), now];
    tell(of, { code: 'gpu-device-lost', detail: message });
    of.replace();
  }

  /** @param onAside is told of its state while another one predicts */
  function openWorker(
    request: BackendRequest,
    onAside: (state: WorkerState<InferenceBackend>) => void = () => undefined,
  ): SupervisedWorker<InferenceApi> {
    const opened: SupervisedWorker<InferenceApi> = superviseWorker<InferenceApi, InferenceBackend>({
      create: () =>
        new Worker(new URL('./inference.worker.ts', import.meta.url), { type: 'module', name: 'inference' }),
      async start(api, onProgress) {
        try {
          const loadingSelfTest = files ? null : options.loadSelfTest?.();
          files ??= await options.loadNetworkFiles(onProgress);
          selfTest ??= (await loadingSelfTest) ?? null;
        } catch (error) {
          return { ok: false, problem: problemOf(error) };
        }
        const { wasmFolder } = options;
        const unstable = losses.length > MOST_DEVICE_LOSSES;
        const outcome = await api.start(
          { request: unstable ? 'wasm' : request, wasmFolder, network: files, selfTest },
          proxy((message: string) => deviceLost(opened, message)),
        );
        if (outcome.ok) for (const [name, extra] of extras) await api.addNetwork(name, extra);
        if (!outcome.ok || !unstable) return outcome;
        return { ok: true, value: { ...outcome.value, reason: { code: 'backend-gpu-unstable' } } };
      },
      onState: (state) => (worker === opened ? show(state) : onAside(state)),
      onRestart: (cause) => tell(opened, { code: 'worker-restarted', detail: `inference: ${cause}` }),
    });
    return opened;
  }

  let backend: InferenceBackend | null = null;
  const show = (state: WorkerState<InferenceBackend>) => {
    backend = state.status === 'ready' ? state.info : null;
    options.onState(state);
  };
  let worker = openWorker(options.request);
  const race = createRace<BackendName, InferenceBackend>({
    ...options.racing,
    backend: () => backend,
    time: () => worker.call((api) => api.time()),
    open(name, onState) {
      const entered = openWorker(name, onState);
      entered.start();
      return {
        time: () => entered.call((api) => api.time()),
        stop: entered.stop,
        async takeOver(info) {
          // Networks that were added since it started.
          for (const [name, extra] of extras) {
            await entered.call(async (api): Promise<Outcome<DbrConfig>> => api.addNetwork(name, extra));
          }
          const before = worker;
          worker = entered;
          show({ status: 'ready', info });
          before.stop();
        },
      };
    },
    onTimes: (times) => backend && show({ status: 'ready', info: { ...backend, times } }),
  });

  const isThere = ({ network }: Pick<Run, 'network'>) => network === 'dbr' || extras.has(network);

  return {
    start: () => worker.start(),
    stop() {
      race.end();
      worker.stop();
    },
    predict: oneAtATime(async (tracks: FeatureTracks) => {
      const trace = await worker.call((api) => api.predict(tracks));
      // Nobody waits for the race: it is run when something is on the screen. Who asked for a backend by name has it.
      if (trace && options.request === 'auto') race.begin();
      return trace;
    }),
    predictInTurn: (tracks) => worker.call((api) => api.predict(tracks)),
    explore: oneAtATime(async (tracks: FeatureTracks, runs: readonly Run[]) =>
      runs.every(isThere) ? worker.call((api) => api.explore(tracks, runs)) : null,
    ),
    measureGroups: oneAtATime(async (tracks: FeatureTracks, runs: readonly Run[]) =>
      runs.every(isThere) ? worker.call((api) => api.measureGroups(tracks, runs)) : null,
    ),
    async summarise(tracks, network) {
      return isThere({ network }) ? worker.call((api) => api.summarise(tracks, network)) : null;
    },
    async addNetwork(name, added) {
      const outcome = await worker.call(
        async (api): Promise<Outcome<DbrConfig>> => api.addNetwork(name, added),
      );
      if (outcome?.ok) extras.set(name, added);
      return outcome;
    },
    headTrace: (tracks) => worker.call((api) => api.headTrace(tracks)),
    head: () => worker.call((api) => api.head()),
    filesWithHead: (head) => worker.call(async (api): Promise<NetworkFiles> => api.filesWithHead(head)),
    memory: () => worker.call((api) => api.memory()),
    loseDevice: () => void worker.call((api) => api.loseDevice()),
    crash: () => worker.crash(),
  };
}

/** Drops what comes while the last one is under way: a slow answer means fewer of them, never a queue. */
function oneAtATime<Input extends unknown[], Answer>(
  ask: (...input: Input) => Promise<Answer | null>,
): (...input: Input) => Promise<Answer | null> {
  let busy = false;
  return async (...input) => {
    if (busy) return null;
    busy = true;
    try {
      return await ask(...input);
    } finally {
      busy = false;
    }
  };
}
