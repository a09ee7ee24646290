import type { AudioChunk } from '../../../capture/audio-chunk.ts';
import { type BackendRequest, probeAdapter } from '../../backend/backend.ts';
import { EngineError } from '../../engine-error.ts';
import type { ModelAddresses } from '../../files/model-addresses.ts';
import { loadModelFiles } from '../../files/model-files.ts';
import { readSpeechModels } from '../../files/speech-models.ts';
import type { Progress } from '../../progress.ts';
import { exposeWorker, type Outcome, outcomeOf } from '../../worker-scope.ts';
import type { Heard, HeardInStream, SoundSpan, SpeechBackend, SpokenLanguage } from './api.ts';
import { encoderPlace, threadsOf } from './encoder-place.ts';
import { createSoundMemory } from './sound-memory.ts';
import { loadWhisper, type Whisper } from './whisper.ts';

let whisper: Whisper | null = null;
let memory = createSoundMemory();
let stream: MessagePort | null = null;
/** What is being transcribed; the next waits for it. */
let underWay: Promise<unknown> = Promise.resolve();

/** The encoder of eight bits, which one for graphics cards stands in for. */
const ENCODER = /\/encoder_model_quantized\.onnx$/;
/** WebGPU is waited for from WebAssembly; a browser that cannot do that has no use for it here. */
const canWait = () => 'Suspending' in WebAssembly;

async function load({ addresses, model, request, onProgress }: SpeechStart): Promise<SpeechBackend> {
  const { runtime, graphicsRuntime, models } = await readSpeechModels(addresses);
  const chosen = models.find(({ id }) => id === model);
  const { graphics } = chosen ?? {};
  const place = encoderPlace({
    request,
    adapter: await probeAdapter(navigator.gpu),
    graphics: graphics !== undefined && graphicsRuntime !== undefined && canWait(),
  });
  const onGraphics = place.name === 'webgpu';
  const wasm = onGraphics ? graphicsRuntime : runtime[0];
  if (!chosen || !wasm) throw new EngineError('model-file-missing', `speech/${model}`);
  const files =
    onGraphics && graphics
      ? [...chosen.files.filter(({ path }) => !ENCODER.test(path)), graphics]
      : chosen.files;
  const wasmFolder = addresses.wasm;
  const totalBytes = [wasm, ...files].reduce((sum, { bytes }) => sum + bytes, 0);
  const [program] = await loadModelFiles([wasm], {
    baseUrl: wasmFolder,
    onProgress: (progress) => onProgress({ ...progress, totalBytes }),
  });
  const contents = await loadModelFiles(files, {
    baseUrl: addresses.modelFiles,
    onProgress: ({ loadedBytes, attempt }) =>
      onProgress({ loadedBytes: wasm.bytes + loadedBytes, totalBytes, attempt }),
  });
  const folder = `speech/${model}/`;
  const threads = threadsOf(self.crossOriginIsolated, navigator.hardwareConcurrency);
  whisper = await loadWhisper(
    new Map(files.map(({ path }, index) => [path.slice(folder.length), bytesAt(contents, index)])),
    {
      script: new URL(wasm.path.replace(/\.wasm$/, '.mjs'), wasmFolder).href,
      wasm: bytesAt(program ? [program] : [], 0),
      threads,
      encoder: place.name,
    },
  );
  return { ...place, threads, times: null };
}

function bytesAt(contents: readonly Uint8Array<ArrayBuffer>[], index: number): Uint8Array<ArrayBuffer> {
  const bytes = contents[index];
  if (!bytes) throw new Error('Fewer model files came than were asked for.');
  return bytes;
}

/** One thing at a time, in the order in which they are asked for. */
function inTurn<T>(work: (recogniser: Whisper) => Promise<T>): Promise<T> {
  const done = underWay.then(() => {
    if (!whisper) throw new Error('Asked for words before the recogniser was there.');
    return work(whisper);
  });
  underWay = done.catch(() => undefined);
  return done;
}

const transcribe = (samples: Float32Array, language: SpokenLanguage): Promise<Heard | null> =>
  inTurn((recogniser) => recogniser.transcribe(samples, language));

interface SpeechStart {
  addresses: ModelAddresses;
  /** Which of the site's recognisers. */
  model: string;
  request: BackendRequest;
  onProgress: (progress: Progress) => void;
}

const api = {
  start: (
    options: Omit<SpeechStart, 'onProgress'>,
    onProgress: (progress: Progress) => void,
  ): Promise<Outcome<SpeechBackend>> => outcomeOf(() => load({ ...options, onProgress })),
  time: (): Promise<number> => inTurn((recogniser) => recogniser.time()),
  states: (): Promise<Float32Array> => inTurn((recogniser) => recogniser.states()),
  /** Words of a clip at 16 kHz, at most half a minute of it; null when it was interrupted. */
  transcribe,
  /** Remembers the `AudioChunk`s of a port, at 16 kHz, until it is given another. */
  listen(port: MessagePort): void {
    stream?.close();
    stream = port;
    memory = createSoundMemory();
    port.onmessage = ({ data: { samples, seconds } }: MessageEvent<AudioChunk>) =>
      memory.add(samples, seconds);
  },
  /** Words of a stretch of the sound that was listened to, on its clock; null when it was interrupted. */
  async hear(span: SoundSpan, language: SpokenLanguage): Promise<HeardInStream | null> {
    const { samples, startSeconds } = memory.between(span);
    const heard = await transcribe(samples, language);
    const fromSeconds = samples.length > 0 ? startSeconds : span.endSeconds;
    return heard && { ...heard, fromSeconds, words: heard.words.map((word) => later(word, startSeconds)) };
  },
  interrupt: () => whisper?.interrupt(),
};

function later(word: Heard['words'][number], seconds: number): Heard['words'][number] {
  return { ...word, startSeconds: word.startSeconds + seconds, endSeconds: word.endSeconds + seconds };
}

export type SpeechApi = typeof api;
exposeWorker(api);
