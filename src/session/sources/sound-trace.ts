import type { AcousticBatch } from '../../engine/workers/acoustic/api.ts';
import { ACOUSTIC_HOP_SECONDS } from '../../features/frames.ts';

export const TRACE_SECONDS = 4;
const HOPS = Math.round(TRACE_SECONDS / ACOUSTIC_HOP_SECONDS);

/** The last four seconds of sound for drawing, one entry per 10 ms hop, oldest first. The arrays stay the same objects. */
export interface SoundTrace {
  /** (min, max) per hop. */
  readonly waveform: Float32Array;
  /** Hertz per hop, 0 = unvoiced. */
  readonly pitch: Float32Array;
  add(batch: AcousticBatch): void;
  /** Moves on to a moment without sound; what came before it stays in its place. */
  advance(seconds: number): void;
  clear(): void;
}

export function createSoundTrace(): SoundTrace {
  const waveform = new Float32Array(2 * HOPS);
  const pitch = new Float32Array(HOPS);
  /** The hop (of the session) that the last entry stands for. */
  let lastHop = 0;
  const hopOf = (seconds: number) => Math.floor(seconds / ACOUSTIC_HOP_SECONDS + 1e-6);

  function moveTo(hop: number): void {
    const shift = Math.min(HOPS, hop - lastHop);
    if (shift <= 0) return;
    waveform.copyWithin(0, 2 * shift).fill(0, 2 * (HOPS - shift));
    pitch.copyWithin(0, shift).fill(0, HOPS - shift);
    lastHop = hop;
  }

  return {
    waveform,
    pitch,
    add({ seconds, peaks, frames }) {
      const first = hopOf(seconds);
      const count = peaks.length / 2;
      moveTo(first + count - 1);
      for (let hop = 0; hop < count; hop++) {
        const at = HOPS - 1 - (lastHop - (first + hop));
        if (at < 0) continue;
        // A hop cut in two by the border of chunks is in both.
        waveform[2 * at] = Math.min(waveform[2 * at] ?? 0, peaks[2 * hop] ?? 0);
        waveform[2 * at + 1] = Math.max(waveform[2 * at + 1] ?? 0, peaks[2 * hop + 1] ?? 0);
      }
      for (const frame of frames) {
        const at = HOPS - 1 - (lastHop - hopOf(frame.seconds));
        if (at >= 0 && at < HOPS) pitch[at] = frame.pitchHertz;
      }
    },
    advance: (seconds) => moveTo(hopOf(seconds)),
    clear() {
      waveform.fill(0);
      pitch.fill(0);
      lastHop = 0;
    },
  };
}
