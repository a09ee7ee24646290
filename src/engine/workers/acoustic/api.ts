import type { AcousticFrame } from '../../../features/frames.ts';

/** What one chunk of sound (about 40 ms) gives. Times are on the chunk's clock. */
export interface AcousticBatch {
  /** Of the chunk's first sample. */
  seconds: number;
  /** Frames completed by the chunk; about 45 ms behind it. */
  frames: AcousticFrame[];
  /** (min, max) of every 10 ms hop from there on. */
  peaks: Float32Array;
  /** 0..1 */
  level: number;
}
