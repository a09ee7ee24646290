import type * as tf from '@tensorflow/tfjs';
import type { DbrConfig } from './config.ts';
import { packed } from './constants.ts';
import { projections } from './layers.ts';
import { MODALITIES } from './modalities.ts';
import { streamGate, streamMix } from './ops/stream-gate.ts';
import { nodeAdjacency, nodeAssignment, nodeStream, poolNodes } from './ops/structure.ts';
import { temporalConvolution } from './ops/temporal-convolution.ts';
import {
  linearSpecs,
  normSpecs,
  type ParameterSpec,
  type Parameters,
  parameter,
  startedLarger,
} from './parameters.ts';

const DILATIONS = [1, 2, 4] as const;
const TAPS = 3;
/**
 * Softmaxes start apart, not uniform: nodes that all pool alike give a uniform graph, and a uniform graph has no gradient
 * that would tell its nodes apart. With these, pooling logits start with a deviation of about 1.5, the graph's of about 1.
 */
const POOLING_START = 8;
const GRAPH_START = 2;
const GATE_START = 2;
const NORMS = ['temporalNorm', 'structuralNorm', 'norm'].flatMap((norm) =>
  ['gain', 'offset'].map((part) => `tsf.${norm}.${part}`),
);

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
      scale: POOLING_START,
    },
    ...['query', 'key'].flatMap((part) =>
      startedLarger(linearSpecs(`tsf.structural.${part}`, width, width), GRAPH_START),
    ),
    ...linearSpecs('tsf.structural.value', width, width),
    ...startedLarger(linearSpecs('tsf.gate', 3 * width, width), GATE_START),
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
  return DILATIONS.reduce((x, dilation, index) => {
    const kernel = parameter(parameters, `tsf.temporal.${dilation}.kernel`) as tf.Tensor2D;
    const bias = parameter(parameters, `tsf.temporal.${dilation}.bias`);
    return temporalConvolution({ x, mask, kernel, bias }, { dilation, differences: index === 0 });
  }, shared);
}

export interface Structural {
  /** R_struct [M, B, T, d] */
  stream: tf.Tensor4D;
  /** A [B, M k, M k]: row attends to column. */
  adjacency: tf.Tensor3D;
  /** Softmax over a modality's nodes for each step, [M, B, T, k]. */
  assignment: tf.Tensor4D;
  /** Pooled nodes before the graph, [B, M k, d]. */
  nodes: tf.Tensor3D;
}

/**
 * Structural stream: which parts depend on which, whenever they happen. k queries per modality pool the steps into
 * nodes, graph attention joins the nodes of all modalities, and each step takes its nodes back. Permuting the steps
 * permutes the output and leaves nodes and adjacency unchanged.
 */
export function structuralStream(parameters: Parameters, shared: tf.Tensor4D, mask: tf.Tensor3D): Structural {
  const queries = parameter(parameters, 'tsf.structural.queries') as tf.Tensor3D;
  const nodes = poolNodes({ x: shared, queries, mask });
  const projected = projections(
    parameters,
    ['tsf.structural.query', 'tsf.structural.key', 'tsf.structural.value'],
    nodes,
  ) as tf.Tensor3D;
  const adjacency = nodeAdjacency({ projected, mask });
  const assignment = nodeAssignment({ x: shared, queries });
  const stream = nodeStream({ nodes, projected, adjacency, assignment, mask });
  return { stream, adjacency, assignment, nodes };
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
export function tsf(parameters: Parameters, shared: tf.Tensor4D, mask: tf.Tensor3D): Tsf {
  const temporal = temporalStream(parameters, shared, mask);
  const structural = structuralStream(parameters, shared, mask);
  const gate = streamGate({
    temporal,
    structural: structural.stream,
    shared,
    mask,
    kernel: parameter(parameters, 'tsf.gate.kernel'),
    bias: parameter(parameters, 'tsf.gate.bias'),
  });
  const norms = packed(parameters, 'tsf.norms', NORMS).reshape([NORMS.length, -1]) as tf.Tensor2D;
  return {
    ...structural,
    temporal,
    gate,
    sharedRebalanced: streamMix({ shared, temporal, structural: structural.stream, gate, norms, mask }),
  };
}
