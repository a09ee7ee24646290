import { ACOUSTIC_WIDTH, type AcousticFrame, type ModalityTrack } from '../frames.ts';
import { columnDeviation, columnMean, framesByStep } from '../steps.ts';
import { type PooledStep, padTrack } from '../tracks.ts';
import { ACOUSTIC_DEVIATION_FEATURES, ACOUSTIC_FRAME_FEATURES } from './feature-names.ts';

/**
 * Pools speaker-normalised frames to steps of 0.25 s: means of the 21 values, then the standard deviations of MFCC,
 * log energy and log-F0. A step is valid when the detector heard voice in any of its frames.
 *
 * Log-F0 is pooled over pitched frames alone. A step of whispers and consonants has none: its mean is 0, the speaker's
 * average after normalisation, its deviation 0, and its low mean of `voicing` tells it from a real average pitch.
 */
export function poolAcoustic(
  frames: readonly AcousticFrame[],
  startSeconds: number,
  endSeconds?: number,
): PooledStep[] {
  return framesByStep(frames, startSeconds, endSeconds).map((step) => {
    const all = step.map(({ values }) => values);
    const pitched = step.filter(({ pitchHertz }) => pitchHertz > 0).map(({ values }) => values);
    const rows = (name: string): Float32Array[] => (name === 'logF0' ? pitched : all);
    const column = (name: (typeof ACOUSTIC_FRAME_FEATURES)[number]): number =>
      ACOUSTIC_FRAME_FEATURES.indexOf(name);
    return {
      values: Float32Array.from([
        ...ACOUSTIC_FRAME_FEATURES.map((name) => columnMean(rows(name), column(name))),
        ...ACOUSTIC_DEVIATION_FEATURES.map((name) => columnDeviation(rows(name), column(name))),
      ]),
      valid: step.some(({ voiced }) => voiced),
    };
  });
}

/** The acoustic track [T, 36] of the window that begins at `startSeconds`. */
export function acousticTrack(
  frames: readonly AcousticFrame[],
  startSeconds: number,
  endSeconds?: number,
): ModalityTrack {
  return padTrack(poolAcoustic(frames, startSeconds, endSeconds), ACOUSTIC_WIDTH);
}
