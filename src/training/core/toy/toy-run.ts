import type { Stages } from '../../../model/index.ts';
import type { LossWeights } from '../losses/loss-weights.ts';

/** What somebody chooses of a toy run. */
export interface ToySettings {
  /** Of the set, the first weights and the order of the samples. */
  seed: number;
  stages: Stages;
  losses: LossWeights;
  epochs: number;
}

/** Where a toy run stands after an epoch; epoch 0 is the network before its first step. */
export interface ToyPoint {
  epoch: number;
  /** Means over the epoch: "total" is weighted, the others are not. Null before the first step. */
  losses: Record<string, number> | null;
  /** Over the held-out samples. CKA figures are of the branches as the head gets them; null where undetermined. */
  heldOut: {
    mae: number;
    /** Mean of beta, and of |beta|. */
    balance: number;
    absoluteBalance: number;
    /** Mean over the modalities. */
    leakage: number | null;
    redundancy: number | null;
    complementarity: number | null;
  };
}

/** Epochs of a whole run. */
export const TOY_EPOCHS = 12;
