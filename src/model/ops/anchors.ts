import * as tf from '@tensorflow/tfjs';
import { type Op, run } from './op.ts';
import { entropy, rootMeanSquare } from './primitives.ts';

export interface AssignmentInputs {
  /** [M, B, T, d] */
  x: tf.Tensor4D;
  /** Anchors of unit RMS, [M, K, d]. */
  directions: tf.Tensor3D;
}

export interface AssignmentAttributes {
  temperature: number;
}

/** Softmax of the cosine between each step and its modality's anchors. */
export const ASSIGNMENT: Op<AssignmentInputs, AssignmentAttributes> = {
  name: 'DbrAssignment',
  moved: ['x', 'directions'],
  reference: ({ x, directions }, { temperature }) => {
    const [m, b, t, d] = x.shape;
    // Cosine = dot product of vectors scaled to unit RMS, over d.
    const steps = x.div(rootMeanSquare(x)).reshape([m, b * t, d]);
    const cosine = tf.matMul(steps, directions, false, true).div(d * temperature);
    return cosine.softmax().reshape([m, b, t, -1]);
  },
};

export interface BudgetInputs {
  /** [M, B, T, K] */
  assignment: tf.Tensor4D;
  /** [M, B, T] */
  mask: tf.Tensor3D;
}

export interface BudgetAttributes {
  /** The budget of a step that all anchors explain alike. */
  largest: number;
}

/** largest * entropy / log K * mask: a step that its own anchors explain has little. */
export const BUDGET: Op<BudgetInputs, BudgetAttributes> = {
  name: 'DbrBudget',
  moved: ['assignment'],
  reference: ({ assignment, mask }, { largest }) =>
    entropy(assignment)
      .mul(largest / Math.log(assignment.shape[3]))
      .mul(mask),
};

export interface BorrowInputs {
  /** [M, B, T] */
  budget: tf.Tensor3D;
  /** [M, B, 3]; column 0 is none. */
  route: tf.Tensor3D;
}

/** budget * (1 - none) */
export const BORROW: Op<BorrowInputs, object> = {
  name: 'DbrBorrow',
  moved: ['budget', 'route'],
  reference: ({ budget, route }) => {
    const [m, b] = route.shape;
    return budget.mul(tf.sub(1, route.slice([0, 0, 0], [m, b, 1])));
  },
};

/** @returns alpha [M, B, T, K] */
export function assignAnchors(inputs: AssignmentInputs, attributes: AssignmentAttributes): tf.Tensor4D {
  return run(ASSIGNMENT, inputs, attributes) as tf.Tensor4D;
}

/** @returns rho [M, B, T] */
export function borrowingBudget(inputs: BudgetInputs, attributes: BudgetAttributes): tf.Tensor3D {
  return run(BUDGET, inputs, attributes) as tf.Tensor3D;
}

/** @returns b [M, B, T] */
export function borrowed(inputs: BorrowInputs): tf.Tensor3D {
  return run(BORROW, inputs, {}) as tf.Tensor3D;
}
