import * as tf from '@tensorflow/tfjs';
import { type Op, run } from './op.ts';
import { affine, gelu, sliceFeatures } from './primitives.ts';

/** Both branches' vectors, the last d columns of [B, ... + d] as `ATTENTION_POOL` gives them. */
export interface BranchVectors {
  shared: tf.Tensor2D;
  private: tf.Tensor2D;
}

function vectors(branches: BranchVectors, d: number): { s: tf.Tensor2D; p: tf.Tensor2D } {
  const last = (x: tf.Tensor2D) => sliceFeatures(x, x.shape[1] - d, d) as tf.Tensor2D;
  return { s: last(branches.shared), p: last(branches.private) };
}

export interface ContextGateInputs extends BranchVectors {
  /** Which modalities are there, and whose opinion counts, [M, B] each. */
  present: tf.Tensor2D;
  heard: tf.Tensor2D;
  /** Each modality's own prediction, [M, B, C], or [M, 1, C] for the same window heard by many. */
  unimodal: tf.Tensor3D;
  /** Kernel [n, d] and bias [d] of the first layer, kernel [d, d] and bias [d] of the second, in one row. */
  layers: tf.Tensor1D;
}

export interface ContextGateAttributes {
  /** d */
  width: number;
  /** A single unimodal prediction is divided by this; several are logits of classes. */
  limit: number;
}

/**
 * What each modality says by itself, [B, M*C], sentiment over `limit` or class probabilities, 0 for one that is not heard;
 * and how far these opinions lie apart: the root mean square distance from their mean, [B, 1].
 */
function opinions({ unimodal, heard }: ContextGateInputs, limit: number): tf.Tensor2D[] {
  const [m, b] = heard.shape;
  const classes = unimodal.shape[2];
  const present = heard.expandDims(-1); // (M, B, 1)
  const said = (classes === 1 ? unimodal.div(limit) : unimodal.softmax()).mul(present);
  const count = present.sum(0, true).maximum(1);
  const distance = said.sub(said.sum(0, true).div(count)).mul(present).square().sum(-1, true); // (M, B, 1)
  const variance = distance.sum(0).div(count.squeeze([0]));
  return [
    said.transpose([1, 0, 2]).reshape([b, m * classes]) as tf.Tensor2D,
    variance.add(1e-6).sqrt() as tf.Tensor2D,
  ];
}

/**
 * lambda = sigmoid(MLP([s; p; |s - p|; who is there; what each says; how far these lie apart])): the gate is told where the
 * modalities disagree.
 */
export const CONTEXT_GATE: Op<ContextGateInputs, ContextGateAttributes> = {
  name: 'DbrContextGate',
  moved: ['shared', 'private', 'unimodal', 'layers'],
  reference: (inputs, { width: d, limit }) => {
    const { s, p } = vectors(inputs, d);
    const present = inputs.present.transpose<tf.Tensor2D>();
    const context = tf.concat([s, p, s.sub(p).abs() as tf.Tensor2D, present, ...opinions(inputs, limit)], 1);
    const n = context.shape[1];
    const slice = (from: number, size: number) => inputs.layers.slice([from], [size]);
    const hidden = gelu(affine(context, slice(0, n * d).reshape([n, d]), slice(n * d, d)));
    const second = slice((n + 1) * d, d * d).reshape([d, d]);
    return affine(hidden, second, slice((n + 1 + d) * d, d)).sigmoid();
  },
};

export interface ReunionInputs extends BranchVectors {
  /** lambda [B, d] */
  gate: tf.Tensor2D;
  /** [d, C] */
  kernel: tf.Tensor2D;
  /** [C] */
  bias: tf.Tensor;
}

/** The linear head on z = lambda s + (1 - lambda) p. */
export const REUNION: Op<ReunionInputs, object> = {
  name: 'DbrReunion',
  moved: ['shared', 'private', 'gate', 'kernel', 'bias'],
  reference: ({ kernel, bias, ...branches }) => affine(mixVectors(branches), kernel, bias),
};

/** z = lambda s + (1 - lambda) p, [B, d], of weights and vectors side by side. */
export function mixVectors({ gate, ...branches }: BranchVectors & { gate: tf.Tensor2D }): tf.Tensor2D {
  const { s, p } = vectors(branches, gate.shape[1]);
  return gate.mul(s).add(tf.sub(1, gate).mul(p));
}

/** @returns lambda [B, d] */
export function contextGate(inputs: ContextGateInputs, attributes: ContextGateAttributes): tf.Tensor2D {
  return run(CONTEXT_GATE, inputs, attributes) as tf.Tensor2D;
}

/** @returns logit [B, C] */
export function reunite(inputs: ReunionInputs): tf.Tensor2D {
  return run(REUNION, inputs, {}) as tf.Tensor2D;
}
