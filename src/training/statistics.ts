import { type FeatureStatistics, MODALITIES, type Modality } from '../model/index.ts';
import type { Sample } from './batch.ts';

/** A feature that moves less than this is taken to move this much: the FaceLandmarker's finest shapes barely stir. */
const LEAST_STD: Record<Modality, number> = { language: 0, acoustic: 0, visual: 0.02 };
/** Below this a feature is constant; the network leaves a constant's scale alone. */
const CONSTANT_STD = 1e-5;

/** Mean and standard deviation of every feature over the samples' valid steps. */
export function featureStatistics(
  samples: Iterable<Sample>,
  widths: Record<Modality, number>,
): FeatureStatistics {
  const sums = new Map(
    MODALITIES.map((modality) => [
      modality,
      { steps: 0, sum: new Float64Array(widths[modality]), square: new Float64Array(widths[modality]) },
    ]),
  );
  for (const { steps } of samples) {
    for (const [modality, total] of sums) {
      const sequence = steps[modality];
      if (!sequence) continue;
      const { width, values, valid } = sequence;
      for (let step = 0; step < valid.length; step++) {
        if (!valid[step]) continue;
        total.steps += 1;
        for (let i = 0; i < width; i++) {
          const value = values[step * width + i] as number;
          total.sum[i] = (total.sum[i] as number) + value;
          total.square[i] = (total.square[i] as number) + value * value;
        }
      }
    }
  }
  const of = (modality: Modality) => {
    const { steps, sum, square } = sums.get(modality) as {
      steps: number;
      sum: Float64Array;
      square: Float64Array;
    };
    const count = Math.max(1, steps);
    const mean = Float32Array.from(sum, (value) => value / count);
    const std = Float32Array.from(sum, (value, i) => {
      const spread = Math.sqrt(Math.max(0, (square[i] as number) / count - (value / count) ** 2));
      return spread < CONSTANT_STD ? 0 : Math.max(spread, LEAST_STD[modality]);
    });
    return { mean, std };
  };
  return { language: of('language'), acoustic: of('acoustic'), visual: of('visual') };
}
