import { ACOUSTIC_HOP_SECONDS, SAMPLE_RATE_HERTZ } from '../../../features/frames.ts';

const HOP_SAMPLES = ACOUSTIC_HOP_SECONDS * SAMPLE_RATE_HERTZ;
/** Quieter than this many decibels below full scale shows as nothing. */
const LEVEL_FLOOR_DECIBELS = 60;

/** Smallest and largest sample of every 10 ms hop, as pairs; the last may have been cut short. */
export function peaksOf(samples: Float32Array): Float32Array<ArrayBuffer> {
  const hops = Math.ceil(samples.length / HOP_SAMPLES);
  const peaks = new Float32Array(2 * hops);
  for (let hop = 0; hop < hops; hop++) {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (const sample of samples.subarray(hop * HOP_SAMPLES, (hop + 1) * HOP_SAMPLES)) {
      if (sample < low) low = sample;
      if (sample > high) high = sample;
    }
    peaks[2 * hop] = low;
    peaks[2 * hop + 1] = high;
  }
  return peaks;
}

/** Root mean square on a decibel scale, as a meter shows it: 0 silence, 1 full scale. */
export function levelOf(samples: Float32Array): number {
  if (samples.length === 0) return 0;
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const decibels = 10 * Math.log10(power + 1e-12);
  return Math.min(1, Math.max(0, 1 + decibels / LEVEL_FLOOR_DECIBELS));
}
