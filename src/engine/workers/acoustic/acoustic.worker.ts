import type { AudioChunk } from '../../../capture/audio-chunk.ts';
import {
  type AcousticExtractor,
  createAcousticExtractor,
  extractAcoustic,
} from '../../../features/acoustic/extractor.ts';
import type { Resampler } from '../../../features/acoustic/resampler.ts';
import { loadVoiceDetection, type VoiceDetection } from '../../../features/acoustic/voice-activity.ts';
import { type AcousticFrame, SAMPLE_RATE_HERTZ } from '../../../features/frames.ts';
import { download } from '../../files/download.ts';
import type { Progress } from '../../progress.ts';
import { exposeWorker, type Outcome, outcomeOf } from '../../worker-scope.ts';
import type { AcousticBatch } from './api.ts';
import { levelOf, peaksOf } from './audio-peaks.ts';

let voice: VoiceDetection | null = null;
/** Ends the stream being listened to; only one at a time. */
let endStream = () => {};
/** Who else is given the stream, at 16 kHz. */
let tap: MessagePort | null = null;
/** The file being heard part by part. */
let file: { extractor: AcousticExtractor; samples: number } | null = null;

async function resamplerFor(sampleRate: number): Promise<Resampler> {
  if (sampleRate === SAMPLE_RATE_HERTZ) return (samples) => samples;
  // Two megabytes that most browsers never need.
  const { createResampler } = await import('../../../features/acoustic/resampler.ts');
  return createResampler(sampleRate);
}

async function listen(
  port: MessagePort,
  sampleRate: number,
  onBatch: (batch: AcousticBatch) => void,
): Promise<void> {
  if (!voice) throw new Error('Asked to listen before the voice detector was there.');
  endStream();
  const extractor = createAcousticExtractor(voice);
  endStream = () => {
    port.close();
    extractor.dispose();
    endStream = () => {};
  };
  const resample = await resamplerFor(sampleRate);
  port.onmessage = ({ data: { samples, seconds } }: MessageEvent<AudioChunk>) => {
    const resampled = resample(samples);
    if (tap) {
      const copy: AudioChunk = { samples: resampled.slice(), seconds };
      tap.postMessage(copy, [copy.samples.buffer]);
    }
    onBatch({
      seconds,
      frames: extractor.push(resampled, seconds),
      peaks: peaksOf(resampled),
      level: levelOf(resampled),
    });
  };
}

const api = {
  start: (fvadAddress: string, onProgress: (progress: Progress) => void): Promise<Outcome<null>> =>
    outcomeOf(async () => {
      voice = await loadVoiceDetection(await download(fvadAddress, { name: 'fvad.wasm', onProgress }));
      return null;
    }),
  /** Extracts frames from the `AudioChunk`s on a port until told to listen to another, or to stop. */
  listen,
  stopListening: () => endStream(),
  /** Hands the stream's sound on too, at 16 kHz; null ends it. */
  handOn(port: MessagePort | null): void {
    tap?.close();
    tap = port;
  },
  /** Frames of a whole clip at 16 kHz; a stream being listened to waits meanwhile. */
  extract: async (samples: Float32Array): Promise<AcousticFrame[]> => {
    if (!voice) throw new Error('Asked for frames before the voice detector was there.');
    return extractAcoustic(samples, voice);
  },
  /** A file's sound begins, from second 0 on. */
  beginFile(): void {
    if (!voice) throw new Error('Asked to hear a file before the voice detector was there.');
    file?.extractor.dispose();
    file = { extractor: createAcousticExtractor(voice), samples: 0 };
  },
  /** The frames its next part completes; null when it began in a worker before this one. */
  hearFile(samples: Float32Array): AcousticFrame[] | null {
    if (!file) return null;
    const frames = file.extractor.push(samples, file.samples / SAMPLE_RATE_HERTZ);
    file.samples += samples.length;
    return frames;
  },
  /** The frames left when it is over; null likewise. */
  endFile(): AcousticFrame[] | null {
    if (!file) return null;
    const left = file.extractor.flush();
    file.extractor.dispose();
    file = null;
    return left;
  },
};

export type AcousticApi = typeof api;
exposeWorker(api);
