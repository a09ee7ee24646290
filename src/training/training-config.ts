import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { DEFAULT_CONFIG, NetworkFileError, parseConfig } from '../model/index.ts';
import { DEFAULT_LOSS_WEIGHTS, LOSS_NAMES, type LossWeights } from './losses.ts';
import { DataFileError } from './readers/data-file-error.ts';

const share = z.number().min(0).lt(1);
const positive = z.number().positive();
const count = z.int().positive();

/** Everything that fixes a training run besides its seed. Paths are relative to the data folder. */
const schema = z.strictObject({
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
  try {
    const result = schema.safeParse(JSON.parse(text));
    if (result.success) return result.data;
    const issue = result.error.issues[0];
    const where = issue?.path.join('.') || 'configuration';
    throw new DataFileError(file, null, `${where}: ${issue?.message ?? 'does not fit'}`);
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new DataFileError(file, null, 'is not JSON', { cause });
    if (cause instanceof NetworkFileError) throw new DataFileError(file, null, cause.message, { cause });
    throw cause;
  }
}
