import { z } from 'zod';
import { DEFAULT_CONFIG } from '../../../features/default-config.ts';
import { byModality, parseConfig } from '../../../model/index.ts';
import { DEFAULT_LOSS_WEIGHTS, LOSS_NAMES, type LossWeights } from '../losses/loss-weights.ts';
import { ARCHITECTURES } from './architectures.ts';

/** From 0 to below 1. */
export const share = z.number().min(0).lt(1);
const positive = z.number().positive();
export const count = z.int().positive();

/** What a training configuration says of the network and how it is trained, whatever it learns from. */
export const trainerFields = {
  /** The DBR network, or the baseline that is trained like it; the baseline has no branches to rebalance. */
  architecture: z.enum(ARCHITECTURES).default('dbr'),
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
  dropout: z.strictObject({
    /** Of every modality's features, or of each modality's. */
    input: z.union([share, z.strictObject(byModality(() => share))]),
    hidden: share,
  }),
  /** Weights that differ from the default ones. */
  losses: z
    .partialRecord(z.enum(LOSS_NAMES), z.number().nonnegative())
    .default({})
    .transform((given): LossWeights => ({ ...DEFAULT_LOSS_WEIGHTS, ...given })),
  /** Errors of sentiment up to this size count by their square; 0: all count by their size. */
  huber: z.number().nonnegative().default(0),
  /** What differs from the default network. */
  network: z
    .record(z.string(), z.unknown())
    .default({})
    .transform((given) => parseConfig({ ...DEFAULT_CONFIG, ...given })),
};
