import { SAMPLE_RATE_HERTZ } from '../../../features/frames.ts';

const SECONDS = 2;
const HERTZ = 140;

/** Two seconds of a buzz that sweeps like a voice: the encoder takes as long over it as over any sound. */
export const timedClip = (): Float32Array<ArrayBuffer> =>
  Float32Array.from({ length: SECONDS * SAMPLE_RATE_HERTZ }, (_, i) => {
    const phase = (2 * Math.PI * HERTZ * i) / SAMPLE_RATE_HERTZ;
    const sweep = 1 + Math.sin((2 * Math.PI * i) / (SECONDS * SAMPLE_RATE_HERTZ));
    return 0.1 * (Math.sin(phase) + sweep * Math.sin(7 * phase) + 0.3 * Math.sin(23 * phase));
  });

/** As many tokens as about three words have. */
export const TIMED_TOKENS = 8;
