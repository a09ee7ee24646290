import * as tf from '@tensorflow/tfjs';
import type { DbrConfig } from './config.ts';
import {
  gelu,
  joinFeatures,
  layerNorm,
  linear,
  maskedMean,
  maskLogits,
  maskSteps,
  presence,
  shiftSteps,
} from './layers.ts';
import { MODALITIES } from './modalities.ts';
import { linearSpecs, normSpecs, type ParameterSpec, type Parameters, parameter } from './parameters.ts';

const DILATIONS = [1, 2, 4] as const;
const TAPS = 3;

export function tsfSpecs(config: DbrConfig): ParameterSpec[] {
  const { width, nodes } = config;
  return [
    ...DILATIONS.flatMap((dilation): ParameterSpec[] => [
      {
        name: `tsf.temporal.${dilation}.kernel`,
        kind: 'kernel',
        shape: [TAPS, width],
        initialiser: 'glorot',
      },
      { name: `tsf.temporal.${dilation}.bias`, kind: 'bias', shape: [width], initialiser: 'zeros' },
    ]),
    {
      name: 'tsf.structural.queries',
      kind: 'kernel',
      shape: [MODALITIES.length, width, nodes],
      initialiser: 'glorot',
    },
    ...['query', 'key', 'value'].flatMap((part) => linearSpecs(`tsf.structural.${part}`, width, width)),
    ...linearSpecs('tsf.gate', 3 * width, width),
    ...normSpecs('tsf.temporalNorm', width),
    ...normSpecs('tsf.structuralNorm', width),
    ...normSpecs('tsf.norm', width),
  ];
}

/**
 * Temporal stream: how the shared representation changes. Works on differences of neighbouring valid steps alone, so
 * a constant added to all steps of a channel changes nothing.
 * @returns R_temp [M, B, T, d]
 */
export function temporalStream(parameters: Parameters, shared: tf.Tensor4D, mask: tf.Tensor3D): tf.Tensor4D {
  // A difference counts only where both its steps are valid.
  const previousMask = shiftSteps(mask.expandDims(-1) as tf.Tensor4D, 1);
  const differences = shared.sub(shiftSteps(shared, 1)).mul(previousMask) as tf.Tensor4D;
  return DILATIONS.reduce(
    (x, dilation) => {
      const kernel = parameter(parameters, `tsf.temporal.${dilation}.kernel`);
      const taps = Array.from({ length: TAPS }, (_, tap) =>
        shiftSteps(x, (1 - tap) * dilation).mul(kernel.slice([tap, 0], [1, -1])),
      );
      const convolved = tf.addN(taps).add(parameter(parameters, `tsf.temporal.${dilation}.bias`));
      return maskSteps(x.add(gelu(convolved)) as tf.Tensor4D, mask);
    },
    maskSteps(differences, mask),
  );
}

export interface Structural {
  /** R_struct [M, B, T, d] */
  stream: tf.Tensor4D;
  /** A [B, M k, M k]: row attends to column. */
  adjacency: tf.Tensor3D;
  /** Softmax over a modality's nodes for each step, [M, B, T, k]. */
  assignment: tf.Tensor4D;
  /** Pooled nodes before the graph, [M, B, k, d]. */
  nodes: tf.Tensor4D;
}

/**
 * Structural stream: which parts depend on which, whenever they happen. k queries per modality pool the steps into
 * nodes, graph attention joins the nodes of all modalities, and each step takes its nodes back. Permuting the steps
 * permutes the output and leaves nodes and adjacency unchanged.
 */
export function structuralStream(
  parameters: Parameters,
  shared: tf.Tensor4D,
  mask: tf.Tensor3D,
  config: DbrConfig,
): Structural {
  const [m, b, t, d] = shared.shape;
  const k = config.nodes;
  const queries = parameter(parameters, 'tsf.structural.queries') as tf.Tensor3D;
  const logits = shared
    .reshape([m, b * t, d])
    .matMul(queries)
    .mul(1 / Math.sqrt(d))
    .reshape([m, b, t, k]) as tf.Tensor4D;
  const byNode = logits.transpose([0, 1, 3, 2]); // (M, B, k, T)
  const pooling = maskLogits(byNode, mask.expandDims(2)).softmax();
  const nodes = pooling
    .reshape([m * b, k, t])
    .matMul(shared.reshape([m * b, t, d]))
    .reshape([m, b, k, d]) as tf.Tensor4D;

  const graph = nodes.transpose([1, 0, 2, 3]).reshape([b, m * k, d]); // (B, M*k, d)
  const nodeMask = presence(mask)
    .transpose()
    .expandDims(-1)
    .tile([1, 1, k])
    .reshape([b, 1, m * k]);
  const affinity = tf.matMul(
    linear(parameters, 'tsf.structural.query', graph),
    linear(parameters, 'tsf.structural.key', graph),
    false,
    true,
  );
  const adjacency = maskLogits(affinity.mul(1 / Math.sqrt(d)), nodeMask).softmax() as tf.Tensor3D;
  const informed = graph.add(adjacency.matMul(linear(parameters, 'tsf.structural.value', graph))); // (B, M*k, d)

  const assignment = logits.softmax() as tf.Tensor4D; // over nodes: the transpose of `pooling` would be 1/T too small
  const back = informed
    .reshape([b, m, k, d])
    .transpose([1, 0, 2, 3])
    .reshape([m * b, k, d]);
  const stream = assignment
    .reshape([m * b, t, k])
    .matMul(back)
    .reshape([m, b, t, d]) as tf.Tensor4D;
  return { stream: maskSteps(stream, mask), adjacency, assignment, nodes };
}

export interface Tsf extends Structural {
  /** S~ [M, B, T, d] */
  sharedRebalanced: tf.Tensor4D;
  /** R_temp [M, B, T, d] */
  temporal: tf.Tensor4D;
  /** g [M, B, T, d]: 1 = temporal, 0 = structural. */
  gate: tf.Tensor4D;
}

/**
 * Stage 2, temporal-structural factorisation of the shared branch with adaptive integration:
 * S~ = LN(S + g LN(R_temp) + (1 - g) LN(R_struct)), g = sigmoid(W [R_temp; R_struct; mean S]). The inner norms keep
 * the two streams the same size.
 */
export function tsf(parameters: Parameters, shared: tf.Tensor4D, mask: tf.Tensor3D, config: DbrConfig): Tsf {
  const temporal = temporalStream(parameters, shared, mask);
  const structural = structuralStream(parameters, shared, mask, config);
  const context = maskedMean(shared, mask).expandDims(2).add(tf.zerosLike(shared)); // (M, B, T, d)
  const gate = linear(
    parameters,
    'tsf.gate',
    joinFeatures([temporal, structural.stream, context]),
  ).sigmoid() as tf.Tensor4D;
  const rebalanced = shared
    .add(gate.mul(layerNorm(parameters, 'tsf.temporalNorm', temporal)))
    .add(tf.sub(1, gate).mul(layerNorm(parameters, 'tsf.structuralNorm', structural.stream)));
  return {
    ...structural,
    temporal,
    gate,
    sharedRebalanced: maskSteps(layerNorm(parameters, 'tsf.norm', rebalanced as tf.Tensor4D), mask),
  };
}
