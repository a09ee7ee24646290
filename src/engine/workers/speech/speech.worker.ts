import type { AudioChunk } from '../../../capture/audio-chunk.ts';
import { EngineError } from '../../engine-error.ts';
import type { ModelAddresses } from '../../files/model-addresses.ts';
import { loadModelFiles } from '../../files/model-files.ts';
import { readSpeechModels } from '../../files/speech-models.ts';
import type { Progress } from '../../progress.ts';
import { exposeWorker, type Outcome, outcomeOf } from '../../worker-scope.ts';
import type { Heard, HeardInStream, SoundSpan, SpokenLanguage } from './api.ts';
import { createSoundMemory } from './sound-memory.ts';
import { loadWhisper, type Whisper } from './whisper.ts';

let whisper: Whisper | null = null;
let memory = createSoundMemory();
let stream: MessagePort | null = null;
/** What is being transcribed; the next waits for it. */
let underWay: Promise<unknown> = Promise.resolve();

/** The page, the predictions and the face need the rest. */
const MOST_THREADS = 4;

async function load(
  addresses: ModelAddresses,
  model: string,
  onProgress: (progress: Progress) => void,
): Promise<void> {
  const { runtime, models } = await readSpeechModels(addresses);
  const chosen = models.find(({ id }) => id === model);
  const wasm = runtime[0];
  if (!chosen || !wasm) throw new EngineError('model-file-missing', `speech/${model}`);
  const wasmFolder = addresses.wasm;
  const totalBytes = [wasm, ...chosen.files].reduce((sum, { bytes }) => sum + bytes, 0);
  const [program] = await loadModelFiles([wasm], {
    baseUrl: wasmFolder,
    onProgress: (progress) => onProgress({ ...progress, totalBytes }),
  });
  const contents = await loadModelFiles(chosen.files, {
    baseUrl: addresses.modelFiles,
    onProgress: ({ loadedBytes, attempt }) =>
      onProgress({ loadedBytes: wasm.bytes + loadedBytes, totalBytes, attempt }),
  });
  const folder = `speech/${model}/`;
  whisper = await loadWhisper(
    new Map(chosen.files.map(({ path }, index) => [path.slice(folder.length), bytesAt(contents, index)])),
    {
      script: new URL(wasm.path.replace(/\.wasm$/, '.mjs'), wasmFolder).href,
      wasm: bytesAt(program ? [program] : [], 0),
      threads: self.crossOriginIsolated ? Math.min(MOST_THREADS, navigator.hardwareConcurrency) : 1,
    },
  );
}

function bytesAt(contents: readonly Uint8Array<ArrayBuffer>[], index: number): Uint8Array<ArrayBuffer> {
  const bytes = contents[index];
  if (!bytes) throw new Error('Fewer model files came than were asked for.');
  return bytes;
}

function transcribe(samples: Float32Array, language: SpokenLanguage): Promise<Heard | null> {
  const heard = underWay.then(() => {
    if (!whisper) throw new Error('Asked for words before the recogniser was there.');
    return whisper.transcribe(samples, language);
  });
  underWay = heard.catch(() => undefined);
  return heard;
}

const api = {
  start: (
    addresses: ModelAddresses,
    model: string,
    onProgress: (progress: Progress) => void,
  ): Promise<Outcome<null>> =>
    outcomeOf(async () => {
      await load(addresses, model, onProgress);
      return null;
    }),
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
