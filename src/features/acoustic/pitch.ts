import { PitchDetector } from 'pitchy';
import { SAMPLE_RATE_HERTZ } from '../frames.ts';

/** 50 ms: three periods of the lowest voice. A 25 ms frame would miss voices below about 100 Hz. */
export const PITCH_WINDOW_SAMPLES = 800;
/** The fundamental needs no more bandwidth than 8 kHz sampling gives, and half the samples is half the work. */
const DECIMATION = 2;
const LOWEST_HERTZ = 60;
const HIGHEST_HERTZ = 650;
/** The first peak this close to the highest one is the period (McLeod's k). Chosen with the next constant on real speech:
 * a good half of spoken frames are pitched, and neighbours differ by more than 0.4 octaves in one of 200. */
const PEAK_RATIO = 0.8;
/** Periodicity (McLeod's clarity) from which on a frame counts as pitched. */
const PITCHED_CLARITY = 0.7;

/** What one window says about pitch. */
export interface Pitch {
  /** Fundamental frequency; 0 when the window is not periodic or out of the range of voices. */
  hertz: number;
  /** Clarity 0..1 of a period in the range of voices, taken as the probability of voicing. */
  clarity: number;
}

/** McLeod pitch method (pitchy) on `PITCH_WINDOW_SAMPLES` samples at 16 kHz; the returned function reuses its buffers. */
export function createPitchTracker(): (window: Float32Array) => Pitch {
  const length = PITCH_WINDOW_SAMPLES / DECIMATION;
  const detector = PitchDetector.forFloat32Array(length);
  detector.clarityThreshold = PEAK_RATIO;
  const halved = new Float32Array(length);
  return (window) => {
    for (let i = 0; i < length; i += 1) {
      const at = i * DECIMATION;
      // [1 2 1] / 4 before taking every second sample: silences what would fold back onto low frequencies.
      const before = at > 0 ? (window[at - 1] ?? 0) : 0;
      halved[i] = (before + 2 * (window[at] ?? 0) + (window[at + 1] ?? 0)) / 4;
    }
    const [hertz, clarity] = detector.findPitch(halved, SAMPLE_RATE_HERTZ / DECIMATION);
    if (!(hertz >= LOWEST_HERTZ && hertz <= HIGHEST_HERTZ)) return { hertz: 0, clarity: 0 };
    return { hertz: clarity >= PITCHED_CLARITY ? hertz : 0, clarity: Math.max(0, clarity) };
  };
}
