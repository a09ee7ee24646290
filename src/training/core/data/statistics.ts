import type { StepSequence } from '../../../features/step-sequence.ts';
import { byModality, type FeatureStatistics, MODALITIES, type Modality } from '../../../model/index.ts';
import type { Sample } from './batch.ts';

/** A feature that moves less than this is taken to move this much: the FaceLandmarker's finest shapes barely stir. */
const LIVE_LEAST_STD: Record<Modality, number> = { ...byModality(() => 0), visual: 0.02 };
/** Nothing is known of the scale of features that somebody else extracted. */
export const NO_LEAST_STD: Record<Modality, number> = byModality(() => 0);
/** Below this a feature is constant; the network leaves a constant's scale alone. */
const CONSTANT_STD = 1e-5;

/**
 * Mean and standard deviation of every feature over the samples' valid steps.
 * @param leastStd what a feature that moves less is taken to move
 */
export function featureStatistics(
  samples: Iterable<Sample>,
  widths: Record<Modality, number>,
  leastStd: Record<Modality, number> = LIVE_LEAST_STD,
): FeatureStatistics {
  const sums = byModality((modality) => emptySums(widths[modality]));
  for (const { steps } of samples) {
    for (const modality of MODALITIES) {
      const sequence = steps[modality];
      if (sequence) addSteps(sums[modality], sequence);
    }
  }
  return byModality((modality) => statisticsOf(sums[modality], leastStd[modality]));
}

interface Sums {
  steps: number;
  sum: Float64Array;
  squares: Float64Array;
}

function emptySums(width: number): Sums {
  return { steps: 0, sum: new Float64Array(width), squares: new Float64Array(width) };
}

function addSteps(sums: Sums, { width, values, valid }: StepSequence): void {
  const { sum, squares } = sums;
  for (let step = 0; step < valid.length; step++) {
    if (!valid[step]) continue;
    sums.steps += 1;
    for (let i = 0; i < width; i++) {
      const value = values[step * width + i] as number;
      sum[i] = (sum[i] as number) + value;
      squares[i] = (squares[i] as number) + value * value;
    }
  }
}

function statisticsOf({ steps, sum, squares }: Sums, leastStd: number) {
  const count = Math.max(1, steps);
  const mean = Float32Array.from(sum, (value) => value / count);
  const std = Float32Array.from(squares, (square, i) => {
    const spread = Math.sqrt(Math.max(0, square / count - ((sum[i] as number) / count) ** 2));
    return spread < CONSTANT_STD ? 0 : Math.max(spread, leastStd);
  });
  return { mean, std };
}
