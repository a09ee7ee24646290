import { proxy } from 'comlink';
import type { FeatureTracks } from '../features/frames.ts';
import type { PlainTrace } from '../model/trace.ts';
import type { BackendRequest } from './backend.ts';
import type { Progress } from './download.ts';
import { type EngineProblem, problemOf } from './engine-error.ts';
import type { InferenceApi } from './inference.worker.ts';
import type { NetworkFiles } from './network-files.ts';
import type { SelectedBackend } from './select-backend.ts';
import { superviseWorker, type WorkerState } from './supervised-worker.ts';

/** The backend in use. `reason`: why it is not the preferred one; null when it is, or when the person chose. */
export interface InferenceBackend extends SelectedBackend {
  /** Adapter of webgpu; empty for wasm and cpu. */
  adapter: string;
}

export interface InferenceOptions {
  request: BackendRequest;
  /** Address of the folder of tfjs-backend-wasm's files. */
  wasmFolder: string;
  /** @throws EngineError when the files cannot be had */
  loadNetworkFiles(onProgress: (progress: Progress) => void): Promise<NetworkFiles>;
  onState(state: WorkerState<InferenceBackend>): void;
  /** The worker was replaced, because it died or because its GPU was taken away. */
  onNotice(problem: EngineProblem): void;
}

export interface Inference {
  start(): void;
  stop(): void;
  /** A window's answer; null while busy with another window, not ready, or replaced before it answered. */
  predict(tracks: FeatureTracks): Promise<PlainTrace | null>;
  /** The same window's full trace with its coalitions; null likewise, while another one is explored. */
  explore(tracks: FeatureTracks): Promise<PlainTrace | null>;
  /** Tensors alive in the worker. */
  tensorCount(): Promise<number | null>;
  /** For inspection: destroys the GPU device; does nothing on wasm and cpu. */
  loseDevice(): void;
  crash(): void;
}

/** A GPU lost this often within the time is left alone: wasm takes over. */
const MOST_DEVICE_LOSSES = 2;
const LOSS_MEMORY_MILLISECONDS = 120_000;

/** The network in its worker, on the best backend that passes the self-test. */
export function openInference(options: InferenceOptions): Inference {
  let files: NetworkFiles | null = null;
  let losses: number[] = [];

  /** A lost device takes its realm's backend with it, so the worker goes too. */
  function deviceLost(message: string): void {
    const now = performance.now();
    losses = [...losses.filter((at) => now - at < LOSS_MEMORY_MILLISECONDS), now];
    options.onNotice({ code: 'gpu-device-lost', detail: message });
    worker.replace();
  }

  const worker = superviseWorker<InferenceApi, InferenceBackend>({
    create: () =>
      new Worker(new URL('./inference.worker.ts', import.meta.url), { type: 'module', name: 'inference' }),
    async start(api, onProgress) {
      try {
        files ??= await options.loadNetworkFiles(onProgress);
      } catch (error) {
        return { ok: false, problem: problemOf(error) };
      }
      const { wasmFolder } = options;
      const unstable = losses.length > MOST_DEVICE_LOSSES;
      const request = unstable ? 'wasm' : options.request;
      const outcome = await api.start({ request, wasmFolder, network: files }, proxy(deviceLost));
      if (!outcome.ok || !unstable) return outcome;
      return { ok: true, value: { ...outcome.value, reason: { code: 'backend-gpu-unstable' } } };
    },
    onState: options.onState,
    onRestart: (cause) => options.onNotice({ code: 'worker-restarted', detail: `inference: ${cause}` }),
  });

  return {
    start: worker.start,
    stop: worker.stop,
    predict: oneAtATime((tracks) => worker.call((api) => api.predict(tracks))),
    explore: oneAtATime((tracks) => worker.call((api) => api.explore(tracks))),
    tensorCount: () => worker.call((api) => api.tensorCount()),
    loseDevice: () => void worker.call((api) => api.loseDevice()),
    crash: worker.crash,
  };
}

/** Drops what comes while the last one is under way: a slow answer means fewer of them, never a queue. */
function oneAtATime<Input, Answer>(
  ask: (input: Input) => Promise<Answer | null>,
): (input: Input) => Promise<Answer | null> {
  let busy = false;
  return async (input) => {
    if (busy) return null;
    busy = true;
    try {
      return await ask(input);
    } finally {
      busy = false;
    }
  };
}
