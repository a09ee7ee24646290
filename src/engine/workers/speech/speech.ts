import { proxy, transfer } from 'comlink';
import type { EngineProblem } from '../../engine-error.ts';
import type { ModelAddresses } from '../../files/model-addresses.ts';
import { superviseWorker, type WorkerState } from '../../supervised-worker.ts';
import type { Heard, HeardInStream, SoundSpan, SpokenLanguage } from './api.ts';
import type { SpeechApi } from './speech.worker.ts';

export interface SpeechOptions {
  addresses: ModelAddresses;
  /** Which of the site's recognisers to load. */
  model(): string;
  onState(state: WorkerState<null>): void;
  onNotice(problem: EngineProblem): void;
}

export interface Speech {
  start(): void;
  stop(): void;
  /** Takes the receiving end of a stream of `AudioChunk`s at 16 kHz; a port given before is closed. */
  listen(port: MessagePort): Promise<void>;
  /** Words of a stretch of that sound, on its clock. Null when it was interrupted, or the recogniser is not there. */
  hear(span: SoundSpan, language: SpokenLanguage): Promise<HeardInStream | null>;
  /** Words of a clip of 16 kHz mono sound, at most half a minute, from its second 0 on; null likewise. */
  transcribe(samples: Float32Array, language: SpokenLanguage): Promise<Heard | null>;
  /** Ends what is being listened to, because newer sound is there or nobody wants it any more. */
  interrupt(): void;
  crash(): void;
}

/** Whisper in its worker. */
export function openSpeech({ addresses, model, onState, onNotice }: SpeechOptions): Speech {
  const worker = superviseWorker<SpeechApi, null>({
    create: () =>
      new Worker(new URL('./speech.worker.ts', import.meta.url), { type: 'module', name: 'speech' }),
    start: (api, onProgress) => api.start(addresses, model(), proxy(onProgress)),
    onState,
    onRestart: (cause) => onNotice({ code: 'worker-restarted', detail: `speech: ${cause}` }),
  });
  return {
    start: worker.start,
    stop: worker.stop,
    async listen(port) {
      await worker.call((api) => api.listen(transfer(port, [port])));
    },
    hear: (span, language) => worker.call((api) => api.hear(span, language)),
    transcribe: (samples, language) => worker.call((api) => api.transcribe(samples, language)),
    interrupt: () => void worker.call((api) => api.interrupt()),
    crash: worker.crash,
  };
}
