import { proxy, transfer } from 'comlink';
import { type AcousticFrame, SAMPLE_RATE_HERTZ } from '../../../features/frames.ts';
import type { EngineProblem } from '../../engine-error.ts';
import { superviseWorker, type WorkerState } from '../../supervised-worker.ts';
import type { AcousticApi } from './acoustic.worker.ts';
import type { AcousticBatch } from './api.ts';

export interface AcousticOptions {
  /** Address of fvad.wasm. */
  fvadAddress: string;
  onState(state: WorkerState<null>): void;
  onNotice(problem: EngineProblem): void;
}

export interface Acoustic {
  start(): void;
  stop(): void;
  /**
   * Takes the receiving end of a stream of `AudioChunk`s; the sender talks to the worker past the main thread. A port
   * given before is closed.
   */
  listen(port: MessagePort, sampleRate: number, onBatch: (batch: AcousticBatch) => void): Promise<void>;
  stopListening(): Promise<void>;
  /** Hands the sound being listened to on, as `AudioChunk`s at 16 kHz on its clock; null ends it. */
  handOn(port: MessagePort | null): Promise<void>;
  /** Frames of a whole clip of 16 kHz mono sound, from second 0 on; null when the worker is not there. */
  extract(samples: Float32Array): Promise<AcousticFrame[] | null>;
  /**
   * Frames of a file's 16 kHz mono sound, from second 0 on, as its parts come. Null when the worker went away on the
   * way; `parts` is left then.
   * @param onFrames receives them, with the seconds heard so far
   */
  extractParts(
    parts: AsyncIterable<Float32Array>,
    onFrames: (frames: AcousticFrame[], seconds: number) => void,
  ): Promise<true | null>;
  crash(): void;
}

/** Acoustic features and voice activity in their worker. */
export function openAcoustic({ fvadAddress, onState, onNotice }: AcousticOptions): Acoustic {
  const worker = superviseWorker<AcousticApi, null>({
    create: () =>
      new Worker(new URL('./acoustic.worker.ts', import.meta.url), { type: 'module', name: 'acoustic' }),
    start: (api, onProgress) => api.start(fvadAddress, proxy(onProgress)),
    onState,
    onRestart: (cause) => onNotice({ code: 'worker-restarted', detail: `acoustic: ${cause}` }),
  });
  return {
    start: worker.start,
    stop: worker.stop,
    async listen(port, sampleRate, onBatch) {
      await worker.call((api) => api.listen(transfer(port, [port]), sampleRate, proxy(onBatch)));
    },
    async stopListening() {
      await worker.call((api) => api.stopListening());
    },
    async handOn(port) {
      await worker.call((api) => api.handOn(port && transfer(port, [port])));
    },
    extract: (samples) => worker.call((api) => api.extract(samples)),
    async extractParts(parts, onFrames) {
      if ((await worker.call(async (api) => (await api.beginFile()) ?? true)) === null) return null;
      let heard = 0;
      for await (const part of parts) {
        heard += part.length / SAMPLE_RATE_HERTZ;
        const frames = await worker.call((api) => api.hearFile(part));
        if (!frames) return null;
        onFrames(frames, heard);
      }
      const last = await worker.call((api) => api.endFile());
      if (!last) return null;
      onFrames(last, heard);
      return true;
    },
    crash: worker.crash,
  };
}
