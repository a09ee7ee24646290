import type * as tf from '@tensorflow/tfjs';
import type { Branch } from './modalities.ts';

/** What the last stage gives. */
export interface Brf {
  /** [B, C] */
  logit: tf.Tensor2D;
  /** What the head reads: z [B, d]; s and p side by side, [B, 2d], in a network trained without BRF. */
  headInput(): tf.Tensor2D;
  /** Exact additive shares of the logit, [B, 2, M, T, C]; they sum to logit - bias. */
  contributions(): tf.Tensor;
  /** lambda [B, d]; null without BRF. */
  gate: tf.Tensor2D | null;
  /** What the branches made of each other; null without BRF. */
  read: ReadBranches | null;
}

/** S' and P' [M, B, T, d]: each branch with what its steps read in the other. */
export interface ReadBranches {
  shared: tf.Tensor4D;
  private: tf.Tensor4D;
  /** Attention of a branch's steps over the other's, [M*B, h, T, T]. */
  weights(branch: Branch): tf.Tensor4D;
}
