import type * as tf from '@tensorflow/tfjs';
import { type Op, run } from './op.ts';
import { affine, joinFeatures, roll } from './primitives.ts';

/** Up to three layers of the same widths, [n, d] or [M, n, d] each, with their biases. */
export interface ProjectionsInputs {
  /** [M, ..., n] */
  x: tf.Tensor;
  kernel0: tf.Tensor;
  bias0: tf.Tensor;
  kernel1: tf.Tensor;
  bias1: tf.Tensor;
  kernel2: tf.Tensor;
  bias2: tf.Tensor;
}

export interface ProjectionsAttributes {
  /** What lies where in the output's columns: which layer, of which row of x's leading axis: row m reads row m + roll. */
  slots: readonly { layer: 0 | 1 | 2; roll: number }[];
}

/** Several layers of one input side by side: queries, keys and values in one tensor. */
export const PROJECTIONS: Op<ProjectionsInputs, ProjectionsAttributes> = {
  name: 'DbrProjections',
  moved: ['x', 'kernel0', 'bias0', 'kernel1', 'bias1', 'kernel2', 'bias2'],
  reference: ({ x, ...layers }, { slots }) =>
    joinFeatures(
      slots.map(({ layer, roll: by }) =>
        affine(roll(x, by), layers[`kernel${layer}`], layers[`bias${layer}`]),
      ),
    ),
};

/** @returns [M, ..., slots * d] */
export function projections(inputs: ProjectionsInputs, attributes: ProjectionsAttributes): tf.Tensor {
  return run(PROJECTIONS, inputs, attributes);
}
