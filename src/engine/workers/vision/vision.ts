import { proxy, transfer } from 'comlink';
import type { VisualFrame } from '../../../features/frames.ts';
import type { EngineProblem } from '../../engine-error.ts';
import type { ModelAddresses } from '../../files/model-addresses.ts';
import { superviseWorker, type WorkerState } from '../../supervised-worker.ts';
import type { VisionApi } from './vision.worker.ts';

export interface VisionOptions {
  addresses: ModelAddresses;
  onState(state: WorkerState<null>): void;
  onNotice(problem: EngineProblem): void;
}

export interface Vision {
  start(): void;
  stop(): void;
  /**
   * The face in a picture, stamped with its time. The picture is handed over and closed in any case.
   * Null while busy with another picture, not ready, or replaced before it answered.
   */
  detect(picture: VideoFrame | ImageBitmap, seconds: number): Promise<VisualFrame | null>;
  /** A new stream begins. */
  reset(): Promise<void>;
  crash(): void;
}

/** The face tracker in its worker. */
export function openVision({ addresses, onState, onNotice }: VisionOptions): Vision {
  let ready = false;
  let busy = false;
  const worker = superviseWorker<VisionApi, null>({
    create: () =>
      new Worker(new URL('./vision.worker.ts', import.meta.url), { type: 'module', name: 'vision' }),
    start: (api, onProgress) => api.start(addresses, proxy(onProgress)),
    onState(state) {
      ready = state.status === 'ready';
      onState(state);
    },
    onRestart: (cause) => onNotice({ code: 'worker-restarted', detail: `vision: ${cause}` }),
  });
  return {
    start: worker.start,
    stop: worker.stop,
    async detect(picture, seconds) {
      if (busy || !ready) {
        picture.close();
        return null;
      }
      busy = true;
      try {
        return await worker.call((api) => api.detect(transfer(picture, [picture]), seconds));
      } finally {
        busy = false;
      }
    },
    async reset() {
      await worker.call((api) => api.reset());
    },
    crash: worker.crash,
  };
}
