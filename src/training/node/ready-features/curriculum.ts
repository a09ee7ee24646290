import type { FeatureFile } from '../../../features/ready/feature-file.ts';
import { MODALITIES } from '../../../model/modalities.ts';
import { type Sample, sampleSteps } from '../../core/data/batch.ts';
import { cutBatches } from '../../core/data/batching.ts';
import { featureStatistics, NO_LEAST_STD } from '../../core/data/statistics.ts';
import type { Curriculum } from '../../core/plan/curriculum.ts';
import { runRandom } from '../../core/plan/epoch.ts';
import type { Random } from '../../core/random.ts';
import { DataFileError } from '../readers/data-file-error.ts';
import type { FeatureTrainingConfig } from './config.ts';
import { judgeSamples, validationError, withOnly } from './evaluation.ts';

/**
 * Ready features: every training sample once an epoch, some of its modalities dropped at random; judged on the
 * validation samples as they are.
 * @throws DataFileError when the file lacks one of the splits
 */
export function featureCurriculum(
  { path, samples }: FeatureFile,
  { batch, modalityDropout, network }: FeatureTrainingConfig,
  seed: number,
): Curriculum {
  const ofSplit = (split: 'train' | 'valid') => {
    const kept = samples.filter((sample) => sample.split === split);
    if (kept.length === 0)
      throw new DataFileError(path, null, `has no samples of the split "${split}" (see the array "split")`);
    return kept;
  };
  const train = ofSplit('train');
  const valid = ofSplit('valid');
  return {
    stepsPerEpoch: Math.ceil(train.length / batch),
    statistics: () => featureStatistics(train, network.widths, NO_LEAST_STD),
    *batches(epoch) {
      const random = runRandom(seed, 'epoch', epoch);
      const dropped = train.map((sample) => dropModalities(sample, modalityDropout, random));
      yield* cutBatches(dropped, sampleSteps, batch, runRandom(seed, 'batches', epoch));
    },
    async validate(predictor) {
      const metrics = await judgeSamples(predictor, valid);
      return { error: validationError(metrics), validation: { ...metrics } };
    },
  };
}

/** Drops each modality a sample has with the given chance, but never all. */
export function dropModalities(sample: Sample, rate: number, random: Random): Sample {
  const there = MODALITIES.filter((modality) => sample.steps[modality]);
  for (;;) {
    const kept = there.filter(() => random.uniform() >= rate);
    if (kept.length > 0) return withOnly(sample, kept);
  }
}
