import { batchesOf, sampleOf } from '../data/batching.ts';
import type { TrainingData } from '../data/pools.ts';
import { featureStatistics } from '../data/statistics.ts';
import { compositionMetrics, sentenceMetrics } from '../judging/evaluation.ts';
import type { Curriculum } from './curriculum.ts';
import { composeEpoch, composeValidation, epochSize, runRandom } from './epoch.ts';
import type { TrainingConfig } from './training-config.ts';

type CompositionSettings = Pick<
  TrainingConfig,
  'batch' | 'network' | 'samplesPerEpoch' | 'shares' | 'validationCompositions'
>;

/**
 * Composed samples: fresh ones every epoch, fixed ones for validation, where the mean absolute error counts. The
 * feature statistics are those of the first epoch.
 */
export function composedCurriculum(
  data: TrainingData,
  { batch, network, samplesPerEpoch, shares, validationCompositions }: CompositionSettings,
  seed: number,
): Curriculum {
  const heldOut = composeValidation(data, validationCompositions, seed);
  const compositions = (epoch: number) => composeEpoch(data, { samplesPerEpoch, shares }, seed, epoch);
  return {
    stepsPerEpoch: Math.ceil(epochSize(data, samplesPerEpoch) / batch),
    statistics() {
      const samples = compositions(0).map((composition) => sampleOf(composition));
      return featureStatistics(samples, network.widths);
    },
    *batches(epoch) {
      const batches = batchesOf(compositions(epoch), batch, runRandom(seed, 'batches', epoch));
      for (const one of batches) yield one.map((composition) => sampleOf(composition));
    },
    async validate(predictor) {
      const composed = await compositionMetrics(predictor, heldOut);
      const language = await sentenceMetrics(predictor, data.valid.sentences);
      return {
        error: composed.mae,
        validation: { ...composed },
        language: { ...language },
      };
    },
  };
}
