import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { DEFAULT_CONFIG, NetworkFileError, parseConfig } from '../model/index.ts';
import { ARCHITECTURES } from './architectures.ts';
import { DEFAULT_LOSS_WEIGHTS, LOSS_NAMES, type LossWeights } from './losses.ts';
import { DataFileError } from './readers/data-file-error.ts';

const share = z.number().min(0).lt(1);
const positive = z.number().positive();
const count = z.int().positive();

/** Everything that fixes a training run besides its seed. Paths are relative to the data folder. */
const schema = z.strictObject({
  /** The DBR network, or the baseline that is trained like it; the baseline has no branches to rebalance. */
  architecture: z.enum(ARCHITECTURES).default('dbr'),
  data: z.strictObject({
    text: z.strictObject({
      /** Files whose every training sentence is in every epoch. */
      whole: z.array(z.string()).min(1),
      /** Files whose training sentences fill the rest of an epoch, drawn afresh each time. */
      sampled: z.array(z.string()),
      /** Files whose validation sentences choose the weights that are kept. */
      validation: z.array(z.string()).min(1),
    }),
    speech: z.string(),
    faces: z.string(),
  }),
  samplesPerEpoch: count,
  /** Fixed compositions of every validation sentence. */
  validationCompositions: count,
  epochs: count,
  /** Epochs without a better validation error before training stops. */
  patience: count,
  batch: count,
  learningRate: positive,
  warmupSteps: z.int().nonnegative(),
  weightDecay: z.number().nonnegative(),
  /** Largest global norm of a step's gradient. */
  clipNorm: positive,
  /** How much of the running average of the weights a step keeps; 0: the weights of the last step are judged and kept. */
  averageDecay: share,
  dropout: z.strictObject({ input: share, hidden: share }),
  /** Weights that differ from the default ones. */
  losses: z
    .partialRecord(z.enum(LOSS_NAMES), z.number().nonnegative())
    .default({})
    .transform((given): LossWeights => ({ ...DEFAULT_LOSS_WEIGHTS, ...given })),
  /** What differs from the default network. */
  network: z
    .record(z.string(), z.unknown())
    .default({})
    .transform((given) => parseConfig({ ...DEFAULT_CONFIG, ...given })),
});

export type TrainingConfig = z.infer<typeof schema>;

/** Reads a training configuration. @throws DataFileError when the file is missing, not JSON, or does not fit. */
export async function readTrainingConfig(file: string): Promise<TrainingConfig> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new DataFileError(file, null, 'cannot be read', { cause });
  });
  return parseTrainingConfig(file, jsonOf(file, text));
}

/** Completes a configuration with its defaults. @throws DataFileError about `file` when it does not fit */
export function parseTrainingConfig(file: string, value: unknown): TrainingConfig {
  try {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    const issue = result.error.issues[0];
    const where = issue?.path.join('.') || 'configuration';
    throw new DataFileError(file, null, `${where}: ${issue?.message ?? 'does not fit'}`);
  } catch (cause) {
    if (cause instanceof NetworkFileError) throw new DataFileError(file, null, cause.message, { cause });
    throw cause;
  }
}

function jsonOf(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DataFileError(file, null, 'is not JSON', { cause });
  }
}
