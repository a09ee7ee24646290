import { proxy, type Remote, transfer } from 'comlink';
import type { BackendName, BackendRequest } from '../../backend/backend.ts';
import { createRace, type Racing } from '../../backend/backend-race.ts';
import type { EngineProblem } from '../../engine-error.ts';
import type { ModelAddresses } from '../../files/model-addresses.ts';
import { type SupervisedWorker, superviseWorker, type WorkerState } from '../../supervised-worker.ts';
import type { Heard, HeardInStream, SoundSpan, SpeechBackend, SpokenLanguage } from './api.ts';
import type { SpeechApi } from './speech.worker.ts';

export interface SpeechOptions {
  addresses: ModelAddresses;
  /** Which of the site's recognisers to load. */
  model(): string;
  /** Where the encoder runs. */
  request: BackendRequest;
  /** Where the outcome of a race is kept between visits, and when it may change what runs; null for none. */
  racing: Racing | null;
  onState(state: WorkerState<SpeechBackend>): void;
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

type SpeechWorker = SupervisedWorker<SpeechApi>;

/** Whisper in its worker, its encoder where it is faster. */
export function openSpeech({ addresses, model, request, racing, onState, onNotice }: SpeechOptions): Speech {
  let backend: SpeechBackend | null = null;
  /** A graphics card under which the recogniser died once is left alone. */
  let graphicsFailed = false;
  let underWay = 0;

  /** @param onAside is told of its state while another one writes */
  function openWorker(
    asked: BackendRequest,
    onAside: (state: WorkerState<SpeechBackend>) => void = () => undefined,
  ): SpeechWorker {
    const opened: SpeechWorker = superviseWorker<SpeechApi, SpeechBackend>({
      create: () =>
        new Worker(new URL('./speech.worker.ts', import.meta.url), { type: 'module', name: 'speech' }),
      start: (api, onProgress) =>
        api.start({ addresses, model: model(), request: graphicsFailed ? 'wasm' : asked }, proxy(onProgress)),
      onState: (state) => (worker === opened ? show(state) : onAside(state)),
      onRestart(cause) {
        // What happens to one that only takes part in a race is nobody's trouble.
        if (worker !== opened) return;
        if (backend?.name === 'webgpu') graphicsFailed = true;
        onNotice({ code: 'worker-restarted', detail: `speech: ${cause}` });
      },
    });
    return opened;
  }

  function show(state: WorkerState<SpeechBackend>): void {
    backend = state.status === 'ready' ? state.info : null;
    onState(state);
  }

  let worker = openWorker(request);
  const race =
    racing &&
    createRace<BackendName, SpeechBackend>({
      ...racing,
      isQuiet: () => underWay === 0 && racing.isQuiet(),
      backend: () => backend,
      time: () => worker.call((api) => api.time()),
      open(name, onAside) {
        const entered = openWorker(name, onAside);
        entered.start();
        return {
          async time() {
            const [ours, theirs] = [
              await worker.call((api) => api.states()),
              await entered.call((api) => api.states()),
            ];
            const { hearAlike } = await import('./encoder-place.ts');
            return ours && theirs && hearAlike(ours, theirs) ? entered.call((api) => api.time()) : null;
          },
          stop: entered.stop,
          async takeOver(info) {
            const before = worker;
            worker = entered;
            show({ status: 'ready', info });
            before.stop();
          },
        };
      },
      // Nobody looks at them.
      onTimes: () => undefined,
    });

  /** Nobody waits for the race: it is run when words have been written. */
  async function write<T>(ask: (api: Remote<SpeechApi>) => Promise<T | null>): Promise<T | null> {
    underWay += 1;
    try {
      const heard = await worker.call(ask);
      if (heard && backend?.rival) race?.begin();
      return heard;
    } finally {
      underWay -= 1;
    }
  }

  return {
    start: () => worker.start(),
    stop() {
      race?.end();
      worker.stop();
    },
    async listen(port) {
      await worker.call((api) => api.listen(transfer(port, [port])));
    },
    hear: (span, language) => write((api) => api.hear(span, language)),
    transcribe: (samples, language) => write((api) => api.transcribe(samples, language)),
    interrupt: () => void worker.call((api) => api.interrupt()),
    crash: () => worker.crash(),
  };
}
