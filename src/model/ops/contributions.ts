import * as tf from '@tensorflow/tfjs';
import { type Op, run } from './op.ts';
import { flattenSteps } from './pooling.ts';
import { sliceFeatures } from './primitives.ts';

export interface ContributionsInputs {
  /** S' and P' [M, B, T, d] */
  sharedSteps: tf.Tensor4D;
  privateSteps: tf.Tensor4D;
  /** What each step weighs in its branch's pooling: the first M*T columns of [B, M*T + d]. */
  shared: tf.Tensor2D;
  private: tf.Tensor2D;
  /** lambda [B, d] */
  gate: tf.Tensor2D;
  /** [d, C] */
  kernel: tf.Tensor2D;
}

/** c = weight of the step x what the head makes of it; [B, 1, M, T, C]. */
export function additiveShares(
  x: tf.Tensor4D,
  pooled: tf.Tensor2D,
  head: (steps: tf.Tensor3D) => tf.Tensor,
): tf.Tensor {
  const [m, b, t] = x.shape;
  const weights = sliceFeatures(pooled, 0, m * t);
  return head(flattenSteps(x))
    .mul(weights.expandDims(-1)) // (B, M*T, C)
    .reshape([b, 1, m, t, -1]);
}

/** Exact additive shares of the logit, given the gate and the poolings. */
export const CONTRIBUTIONS: Op<ContributionsInputs, object> = {
  name: 'DbrContributions',
  moved: [],
  reference: ({ gate, kernel, ...of }) => {
    const along = (share: tf.Tensor) => {
      const direction = share.expandDims(-1).mul<tf.Tensor3D>(kernel.expandDims(0)); // (B, d, C)
      return (steps: tf.Tensor3D) => steps.matMul(direction);
    };
    return tf.concat(
      [
        additiveShares(of.sharedSteps, of.shared, along(gate)),
        additiveShares(of.privateSteps, of.private, along(tf.sub(1, gate))),
      ],
      1,
    );
  },
};

/** @returns [B, 2, M, T, C] */
export function contributionsOf(inputs: ContributionsInputs): tf.Tensor {
  return run(CONTRIBUTIONS, inputs, {});
}
