import { z } from 'zod';
import type { FeatureFile } from '../../../features/ready/feature-file.ts';
import { byModality } from '../../../model/modalities.ts';
import { share, trainerFields } from '../../core/plan/trainer-fields.ts';
import { fitConfig, readConfigFile } from '../config-file.ts';
import { DataFileError } from '../readers/data-file-error.ts';

/** Everything that fixes a run on ready features besides the features and the seed. */
const schema = z.strictObject({
  ...trainerFields,
  /** Chance of each modality of a training sample to be left out; never all. */
  modalityDropout: share,
});

export type FeatureTrainingConfig = z.infer<typeof schema>;

/** What a configuration need not say; `batch` goes by the file's steps. */
const DEFAULTS = {
  epochs: 30,
  patience: 8,
  learningRate: 0.001,
  warmupSteps: 50,
  weightDecay: 0.0001,
  clipNorm: 1,
  averageDecay: 0.99,
  dropout: { input: 0.1, hidden: 0.1 },
  modalityDropout: 0.15,
};
const LARGEST_BATCH = 32;
const SMALLEST_BATCH = 4;
/** Attention takes memory by the square of the steps; this many steps in a batch stay well within wasm's. */
const BATCH_STEPS = 4096;

/** What the file itself says of the network. */
const FROM_THE_FILE = ['widths', 'steps', 'classes', 'extractors'] as const;

const given = z.looseObject({ network: z.looseObject({}).default({}) });

/**
 * The configuration of a run on ready features: the network's widths, steps and classes are the file's, the rest is
 * what `path` says, if there is one, over the defaults. A modality the file lacks is one feature wide and always absent.
 * @throws DataFileError when the configuration does not fit
 */
export async function featureTrainingConfig(
  path: string | undefined,
  features: Pick<FeatureFile, 'path' | 'widths' | 'steps' | 'classes' | 'extractors'>,
): Promise<FeatureTrainingConfig> {
  const file = path ?? features.path;
  const own = fitConfig(file, given, path === undefined ? {} : await readConfigFile(path));
  const fixed = FROM_THE_FILE.find((name) => name in own.network);
  if (fixed)
    throw new DataFileError(file, null, `network.${fixed}: comes from the feature file, leave it out`);
  const { steps, classes, widths, extractors } = features;
  const network = {
    ...own.network,
    steps,
    classes,
    extractors,
    widths: byModality((modality) => widths[modality] ?? 1),
  };
  const batch = 2 ** Math.floor(Math.log2(BATCH_STEPS / steps));
  return fitConfig(file, schema, {
    ...DEFAULTS,
    batch: Math.max(SMALLEST_BATCH, Math.min(LARGEST_BATCH, batch)),
    ...own,
    network,
  });
}
