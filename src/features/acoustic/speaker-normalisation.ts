import type { AcousticFrame } from '../frames.ts';
import { ACOUSTIC_FRAME_FEATURES } from './feature-names.ts';

/**
 * Mean of `weight` values and variance of `count`, some of which may be a prior's pseudo-observations. A mean that
 * nothing is known of has weight 0.
 */
interface Moments {
  weight: number;
  count: number;
  mean: number;
  variance: number;
}

/** Where a speaker is measured against themselves: in all but the voicing probability, which has one scale for everybody. */
const SPEAKER_FEATURES = ACOUSTIC_FRAME_FEATURES.filter((name) => name !== 'voicing');
type SpeakerFeature = (typeof SPEAKER_FEATURES)[number];
/** Each with its place among a frame's values. */
const PLACES = SPEAKER_FEATURES.map((name) => [name, ACOUSTIC_FRAME_FEATURES.indexOf(name)] as const);

/** What is known of a speaker (and their microphone); plain JSON. */
export type SpeakerStatistics = Record<SpeakerFeature, Moments>;

/** One second of voice weighs as much as the prior. */
const PRIOR_FRAMES = 100;

/** [mean, standard deviation]: mean over the training speakers of RAVDESS and EMO-DB, and deviation within one of them. */
const POPULATION: Record<SpeakerFeature, readonly [mean: number, deviation: number]> = {
  mfcc0: [845.6, 152.1],
  mfcc1: [56.78, 52.08],
  mfcc2: [-7.26, 34.98],
  mfcc3: [7.071, 24.22],
  mfcc4: [-14.44, 21.6],
  mfcc5: [-9.722, 18.77],
  mfcc6: [-12.29, 15.51],
  mfcc7: [-8.946, 12.74],
  mfcc8: [-5.897, 13.14],
  mfcc9: [-2.799, 11.75],
  mfcc10: [-5.856, 10.87],
  mfcc11: [-3.571, 10.71],
  mfcc12: [-5.746, 10.3],
  logEnergy: [-9.7, 2.912],
  zeroCrossings: [0.1338, 0.1473],
  centroidHertz: [1596, 1100],
  rolloffHertz: [6149, 1081],
  flux: [0.2399, 0.1618],
  flatness: [0.2469, 0.1757],
  logF0: [5.31, 0.3612],
};

/** How loud a voice arrives is the microphone's: its mean is what is heard, from the first frame on. */
const LEVEL_FEATURES: readonly SpeakerFeature[] = ['mfcc0', 'logEnergy'];

/** A speaker not yet heard. */
export const POPULATION_PRIOR: SpeakerStatistics = ofEachFeature((name) => {
  const [mean, deviation] = POPULATION[name];
  const weight = LEVEL_FEATURES.includes(name) ? 0 : PRIOR_FRAMES;
  return { weight, count: PRIOR_FRAMES, mean, variance: deviation ** 2 };
});

/**
 * The statistics after hearing more frames, from those the detector calls voiced; pitch from pitched ones. The order
 * and grouping of frames make no difference.
 */
export function observeSpeaker(
  speaker: SpeakerStatistics,
  frames: readonly AcousticFrame[],
): SpeakerStatistics {
  const voiced = frames.filter((frame) => frame.voiced);
  const pitched = voiced.filter((frame) => frame.pitchHertz > 0);
  return ofEachFeature((name, feature) =>
    withValues(speaker[name], name === 'logF0' ? pitched : voiced, feature),
  );
}

/** The statistics of a speaker of whom all is there at once, as in training. */
export function statisticsFromFrames(frames: readonly AcousticFrame[]): SpeakerStatistics {
  return observeSpeaker(POPULATION_PRIOR, frames);
}

/**
 * The frame with its values as z-scores of the speaker: what counts is louder, higher or brighter than usual, not the
 * microphone's gain and colour or the size of a larynx. An unpitched frame's log-F0 stays 0.
 */
export function normaliseFrame(frame: AcousticFrame, speaker: SpeakerStatistics): AcousticFrame {
  const values = frame.values.slice();
  for (const [name, feature] of PLACES) {
    if (name === 'logF0' && frame.pitchHertz === 0) continue;
    values[feature] = zScore(values[feature], speaker[name]);
  }
  return { ...frame, values };
}

function ofEachFeature(of: (name: SpeakerFeature, feature: number) => Moments): SpeakerStatistics {
  return Object.fromEntries(PLACES.map(([name, feature]) => [name, of(name, feature)])) as SpeakerStatistics;
}

function zScore(value = 0, { mean, variance }: Moments): number {
  return (value - mean) / Math.sqrt(variance);
}

/** Welford's update, one value after the other. */
function withValues(moments: Moments, frames: readonly AcousticFrame[], feature: number): Moments {
  let { weight, count, mean, variance } = moments;
  for (const { values } of frames) {
    const value = values[feature] ?? 0;
    const before = value - mean;
    weight += 1;
    count += 1;
    mean += before / weight;
    variance += (before * (value - mean) - variance) / count;
  }
  return { weight, count, mean, variance };
}
