import { SAMPLE_RATE_HERTZ } from '../../../features/frames.ts';
import type { SoundSpan } from './api.ts';

/** A voice segment is at most ten seconds, and its words are asked for a moment after it. */
export const KEPT_SECONDS = 20;
/** Chunks whose times are further apart than this do not belong together. */
const GAP_SECONDS = 0.1;

/** The last seconds of a stream of sound at 16 kHz, by the stream's own clock. */
export interface SoundMemory {
  add(samples: Float32Array, seconds: number): void;
  /** What is still there of a stretch. */
  between(span: SoundSpan): { samples: Float32Array<ArrayBuffer>; startSeconds: number };
}

export function createSoundMemory(): SoundMemory {
  const size = KEPT_SECONDS * SAMPLE_RATE_HERTZ;
  const ring = new Float32Array(size);
  /** Samples since `origin`, which is a moment of the clock. */
  let written = 0;
  let origin = 0;

  return {
    add(samples, seconds) {
      const expected = origin + written / SAMPLE_RATE_HERTZ;
      if (Math.abs(seconds - expected) > GAP_SECONDS) {
        origin = seconds;
        written = 0;
      }
      for (const sample of samples) {
        ring[written % size] = sample;
        written += 1;
      }
    },
    between({ startSeconds, endSeconds }) {
      const at = (seconds: number) => Math.round((seconds - origin) * SAMPLE_RATE_HERTZ);
      const first = Math.min(written, Math.max(0, written - size, at(startSeconds)));
      const last = Math.min(written, Math.max(first, at(endSeconds)));
      const samples = Float32Array.from({ length: last - first }, (_, i) => ring[(first + i) % size] ?? 0);
      return { samples, startSeconds: origin + first / SAMPLE_RATE_HERTZ };
    },
  };
}
