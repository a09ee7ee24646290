import type * as tf from '@tensorflow/tfjs';
import { type Op, run } from './op.ts';
import { affine, gelu } from './primitives.ts';

export type Activation = 'none' | 'gelu' | 'sigmoid' | 'tanh';

export interface LinearInputs {
  /** [..., n] */
  x: tf.Tensor;
  /** [n, d], or [M, n, d] with one layer per row of x's leading axis. */
  kernel: tf.Tensor;
  /** [d] or [M, d] */
  bias: tf.Tensor;
  /** Multiplied in after the activation, in training: the keep-mask of a dropout, [..., d]. */
  keep?: tf.Tensor | undefined;
  /** Of each modality of each item, [M, B]: multiplied in next, for x [M, B, T, n]. */
  presence?: tf.Tensor2D | undefined;
  /** Added at last, [..., d]. */
  residual?: tf.Tensor | undefined;
}

export interface LinearAttributes {
  activation: Activation;
}

const ACTIVATIONS: Record<Activation, (x: tf.Tensor) => tf.Tensor> = {
  none: (x) => x,
  gelu,
  sigmoid: (x) => x.sigmoid(),
  tanh: (x) => x.tanh(),
};

/** residual + presence * keep * activation(x W + b) over the last axis. */
export const LINEAR: Op<LinearInputs, LinearAttributes> = {
  name: 'DbrLinear',
  moved: ['x', 'kernel', 'bias', 'residual'],
  reference: ({ x, kernel, bias, keep, presence, residual }, { activation }) => {
    const active = ACTIVATIONS[activation](affine(x, kernel, bias));
    const kept = keep ? active.mul(keep) : active;
    const heard = presence ? kept.mul(presence.reshape([...presence.shape, 1, 1])) : kept;
    return residual ? residual.add(heard) : heard;
  },
};

/** @returns [..., d] */
export function linear(inputs: LinearInputs, attributes: LinearAttributes): tf.Tensor {
  return run(LINEAR, inputs, attributes);
}
