import type { AudioChunk } from '../capture/audio-chunk.ts';
import { createAcousticExtractor, extractAcoustic } from '../features/acoustic/extractor.ts';
import { loadVoiceDetection, type VoiceDetection } from '../features/acoustic/voice-activity.ts';
import { type AcousticFrame, SAMPLE_RATE_HERTZ } from '../features/frames.ts';
import type { AcousticBatch } from './acoustic.ts';
import { levelOf, peaksOf } from './audio-peaks.ts';
import { download, type Progress } from './download.ts';
import type { Resampler } from './resampler.ts';
import { exposeWorker, type Outcome, outcomeOf } from './worker-scope.ts';

let voice: VoiceDetection | null = null;
/** Ends the stream being listened to; only one at a time. */
let endStream = () => {};

async function resamplerFor(sampleRate: number): Promise<Resampler> {
  if (sampleRate === SAMPLE_RATE_HERTZ) return (samples) => samples;
  // Two megabytes that most browsers never need.
  const { createResampler } = await import('./resampler.ts');
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
  /** Frames of a whole clip at 16 kHz; a stream being listened to waits meanwhile. */
  extract: async (samples: Float32Array): Promise<AcousticFrame[]> => {
    if (!voice) throw new Error('Asked for frames before the voice detector was there.');
    return extractAcoustic(samples, voice);
  },
};

export type AcousticApi = typeof api;
exposeWorker(api);
