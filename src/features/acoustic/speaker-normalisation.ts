import { z } from 'zod';
import type { AcousticFrame } from '../frames.ts';
import { ACOUSTIC_FRAME_FEATURES } from './feature-names.ts';

/** Mean and variance of `count` values, some of which may be a prior's pseudo-observations. */
const momentsSchema = z.object({
  count: z.number().positive(),
  mean: z.number(),
  variance: z.number().positive(),
});
type Moments = z.infer<typeof momentsSchema>;

/** What is known of a speaker (and their microphone); plain JSON. */
export const speakerStatisticsSchema = z.object({
  mfcc0: momentsSchema,
  logEnergy: momentsSchema,
  logF0: momentsSchema,
});
export type SpeakerStatistics = z.infer<typeof speakerStatisticsSchema>;

const MFCC0 = ACOUSTIC_FRAME_FEATURES.indexOf('mfcc0');
const LOG_ENERGY = ACOUSTIC_FRAME_FEATURES.indexOf('logEnergy');
const LOG_F0 = ACOUSTIC_FRAME_FEATURES.indexOf('logF0');

/** One second of voice weighs as much as the prior. */
const PRIOR_FRAMES = 100;

/** A speaker not yet heard: mean over the training speakers of RAVDESS and EMO-DB, and variance within one of them. */
export const POPULATION_PRIOR: SpeakerStatistics = {
  mfcc0: { count: PRIOR_FRAMES, mean: 845, variance: 153 ** 2 },
  logEnergy: { count: PRIOR_FRAMES, mean: -9.7, variance: 2.9 ** 2 },
  logF0: { count: PRIOR_FRAMES, mean: Math.log(200), variance: 0.36 ** 2 },
};

/**
 * The statistics after hearing more frames: levels from frames the detector calls voiced, pitch from pitched ones.
 * The order and grouping of frames make no difference.
 */
export function observeSpeaker(
  speaker: SpeakerStatistics,
  frames: readonly AcousticFrame[],
): SpeakerStatistics {
  const voiced = frames.filter((frame) => frame.voiced);
  const pitched = voiced.filter((frame) => frame.pitchHertz > 0);
  return {
    mfcc0: withValues(speaker.mfcc0, voiced, MFCC0),
    logEnergy: withValues(speaker.logEnergy, voiced, LOG_ENERGY),
    logF0: withValues(speaker.logF0, pitched, LOG_F0),
  };
}

/** The statistics of a speaker of whom all is there at once, as in training. */
export function statisticsFromFrames(frames: readonly AcousticFrame[]): SpeakerStatistics {
  return observeSpeaker(POPULATION_PRIOR, frames);
}

/**
 * The frame with its levels (MFCC 0 is one, besides log energy) and log-F0 as z-scores of the speaker: what counts is
 * louder or higher than usual, not the microphone's gain or the size of a larynx. An unpitched frame's log-F0 stays 0.
 */
export function normaliseFrame(frame: AcousticFrame, speaker: SpeakerStatistics): AcousticFrame {
  const values = frame.values.slice();
  values[MFCC0] = zScore(values[MFCC0], speaker.mfcc0);
  values[LOG_ENERGY] = zScore(values[LOG_ENERGY], speaker.logEnergy);
  if (frame.pitchHertz > 0) values[LOG_F0] = zScore(values[LOG_F0], speaker.logF0);
  return { ...frame, values };
}

function zScore(value = 0, { mean, variance }: Moments): number {
  return (value - mean) / Math.sqrt(variance);
}

/** Welford's update, one value after the other. */
function withValues(moments: Moments, frames: readonly AcousticFrame[], feature: number): Moments {
  let { count, mean, variance } = moments;
  for (const { values } of frames) {
    const value = values[feature] ?? 0;
    const before = value - mean;
    count += 1;
    mean += before / count;
    variance += (before * (value - mean) - variance) / count;
  }
  return { count, mean, variance };
}
