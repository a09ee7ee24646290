import { createMixDown } from '../../../capture/media-file/mix-down.ts';
import { SAMPLE_RATE_HERTZ } from '../../../features/frames.ts';
import type { Outcome } from '../../worker-scope.ts';

/**
 * Whether a browser's pages end when they copy sound out of an `AudioData`, as WebKitGTK's do (2.50). That cannot be tried
 * out, so it goes by name: Safari's engine on Linux.
 */
export const copyingSoundEndsPage = (userAgent: string): boolean =>
  /AppleWebKit/.test(userAgent) && /Linux/.test(userAgent) && !/Chrom|Android/.test(userAgent);

/** Mono sound of a whole file at 16 kHz, given about a second at a time. */
export interface PageSound {
  next(): Promise<Outcome<Float32Array | null>>;
  restart(): void;
}

/**
 * Decodes a file's sound with the page's Web Audio, which reads it whole, and knows neither its breaks nor its times.
 * @param startSeconds where in the session the sound begins
 */
export function openPageSound(file: File, startSeconds: number): PageSound {
  let whole: Promise<Float32Array> | null = null;
  let at = 0;
  return {
    async next() {
      whole ??= decode(file, startSeconds);
      try {
        const samples = await whole;
        const part = samples.slice(at, at + SAMPLE_RATE_HERTZ);
        at += part.length;
        return { ok: true, value: part.length > 0 ? part : null };
      } catch {
        return { ok: false, problem: { code: 'media-damaged', detail: file.name } };
      }
    },
    restart() {
      at = 0;
    },
  };
}

async function decode(file: File, startSeconds: number): Promise<Float32Array> {
  // Decoding resamples to the context's rate; its one frame is never rendered.
  const context = new OfflineAudioContext(1, 1, SAMPLE_RATE_HERTZ);
  const sound = await context.decodeAudioData(await file.arrayBuffer());
  const channels = Array.from({ length: sound.numberOfChannels }, (_, index) => sound.getChannelData(index));
  const mono = createMixDown().mix(channels);
  const start = Math.round(startSeconds * SAMPLE_RATE_HERTZ);
  if (start <= 0) return mono.subarray(-start);
  const placed = new Float32Array(start + mono.length);
  placed.set(mono, start);
  return placed;
}
