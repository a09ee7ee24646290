import * as tf from '@tensorflow/tfjs';
import { BORROW, BUDGET, type BudgetAttributes } from './anchors.ts';
import { layerNorm } from './layer-norm.ts';
import { type Op, run } from './op.ts';
import { rootMeanSquare, sliceFeatures } from './primitives.ts';
import { LENDERS } from './route.ts';

export interface RebalanceInputs {
  /** P [M, B, T, d] */
  x: tf.Tensor4D;
  /** alpha [M, B, T, K] */
  assignment: tf.Tensor4D;
  /** [M, K, d] */
  anchors: tf.Tensor3D;
  /** What the lenders m + 1 and m + 2 say, side by side, [M, B, T, 2 d]; of any size. */
  messages: tf.Tensor4D;
  /** [M, B, 3] */
  route: tf.Tensor3D;
  /** [M, B, T] */
  mask: tf.Tensor3D;
  /** Gain [d] and offset [d] of the norm and the anchors' RMS [1], one row per modality, [M, 2 d + 1]. */
  norm: tf.Tensor2D;
}

/**
 * LN(P + (1 - b) alpha A + rho sum_n r_n M_n) * mask, with budget rho and borrow b as of `BUDGET` and `BORROW`, and every
 * message scaled to the anchors' RMS.
 */
export const REBALANCE: Op<RebalanceInputs, BudgetAttributes> = {
  name: 'DbrRebalance',
  moved: ['x', 'assignment', 'anchors', 'messages', 'route', 'norm'],
  reference: ({ x, assignment, anchors, messages, route, mask, norm }, attributes) => {
    const [m, b, t, d] = x.shape;
    const budget = BUDGET.reference({ assignment, mask }, attributes) as tf.Tensor3D;
    const borrow = BORROW.reference({ budget, route }, {});
    const explained = assignment
      .reshape([m, b * t, -1])
      .matMul(anchors)
      .reshape([m, b, t, d]);
    const anchorSize = sliceFeatures(norm, 2 * d, 1).reshape([m, 1, 1, 1]);
    const lent = LENDERS.map((by, index) => {
      const message = sliceFeatures(messages, index * d, d);
      const scaled = message.div(rootMeanSquare(message)).mul(anchorSize);
      return scaled.mul(route.slice([0, 0, by], [m, b, 1]).expandDims(-1)); // (M, B, 1, 1) over steps
    });
    const kept = explained.mul(tf.sub(1, borrow).expandDims(-1));
    const sum = x.add(kept).add(tf.addN(lent).mul(budget.expandDims(-1))) as tf.Tensor4D;
    const [gain, offset] = [sliceFeatures(norm, 0, d), sliceFeatures(norm, d, d)];
    return layerNorm({ x: sum, gain, offset, mask });
  },
};

/** @returns P~ [M, B, T, d] */
export function rebalance(inputs: RebalanceInputs, attributes: BudgetAttributes): tf.Tensor4D {
  return run(REBALANCE, inputs, attributes) as tf.Tensor4D;
}
