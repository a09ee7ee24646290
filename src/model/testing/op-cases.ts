import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { ASSIGNMENT, BORROW, BUDGET } from '../ops/anchors.ts';
import { ATTENTION, ATTENTION_WEIGHTS, QUERY_KEY_VALUE } from '../ops/attention.ts';
import { VARIANT_MIX, VARIANT_POOL } from '../ops/coalition-pool.ts';
import { CONTRIBUTIONS } from '../ops/contributions.ts';
import { GATHER } from '../ops/gather.ts';
import { HEAD_MEAN } from '../ops/head-mean.ts';
import { INPUT_CONVOLUTION } from '../ops/input-convolution.ts';
import { KEEP_MASK } from '../ops/keep-mask.ts';
import { LAYER_NORM } from '../ops/layer-norm.ts';
import { LINEAR } from '../ops/linear.ts';
import type { Op } from '../ops/op.ts';
import { PLACED_NORM } from '../ops/placed-norm.ts';
import { ATTENTION_POOL, OPINION } from '../ops/pooling.ts';
import { PROJECTIONS } from '../ops/projections.ts';
import { REBALANCE } from '../ops/rebalance.ts';
import { CONTEXT_GATE, REUNION } from '../ops/reunion.ts';
import { ROUTE } from '../ops/route.ts';
import { SENTIMENT } from '../ops/sentiment.ts';
import { STREAM_GATE, STREAM_MIX } from '../ops/stream-gate.ts';
import { ADJACENCY, NODE_ASSIGNMENT, NODE_STREAM, NODES } from '../ops/structure.ts';
import { TEMPORAL_CONVOLUTION } from '../ops/temporal-convolution.ts';
import { noise } from './numbers.ts';

/** Sizes of a network and a batch: one step, widths that are no multiple of four, one item and more. */
export const SIZES = fc.record({
  b: fc.integer({ min: 1, max: 3 }),
  t: fc.integer({ min: 1, max: 9 }),
  heads: fc.integer({ min: 1, max: 4 }),
  perHead: fc.integer({ min: 3, max: 13 }),
  n: fc.integer({ min: 1, max: 18 }),
  few: fc.integer({ min: 2, max: 7 }),
  classes: fc.integer({ min: 1, max: 4 }),
  seed: fc.integer({ min: 1, max: 1000 }),
});

export type Sizes = typeof SIZES extends fc.Arbitrary<infer Value> ? Value : never;

const M = 3;

/** An op with something to run it on. */
export interface OpCase {
  op: Op<object, object>;
  inputs: Record<string, tf.Tensor>;
  attributes: object;
}

/** Every op at the given sizes, each in its variants. Masks have gaps, and tracks with nothing valid. */
export function opCases({
  b,
  t,
  heads,
  perHead,
  n,
  few,
  classes,
  seed,
}: Sizes): Record<string, () => OpCase> {
  let drawn = seed * 100;
  const some = (...shape: number[]) => noise(shape, drawn++);
  const shares = (...shape: number[]) => some(...shape).softmax();
  // Not a comparison made a float: tfjs leaves that as bytes where it computed it on the CPU for WebGPU.
  const some01 = (shape: number[]) =>
    some(...shape)
      .add(0.7)
      .step();
  const d = heads * perHead;
  const steps = () => some(M, b, t, d);
  const mask = () => some01([M, b, t]).mul(some01([M, b, 1]));
  const one = <I extends object, A extends object>(
    op: Op<I, A>,
    inputs: Partial<Record<keyof I & string, tf.Tensor>>,
    attributes: A,
  ): OpCase => ({ op, inputs, attributes }) as unknown as OpCase;
  const layers = (input: number, output: number, ...stack: number[]) =>
    Object.fromEntries(
      [0, 1, 2].flatMap((i) => [
        [`kernel${i}`, some(...stack, input, output)],
        [`bias${i}`, some(...stack, output)],
      ]),
    );
  const sideBySide = ([0, 1, 2] as const).map((layer) => ({ layer, roll: 0 }));
  const messages = [0, 1, 1, 2, 2].map((layer, i) => ({
    layer: layer as 0 | 1 | 2,
    roll: [0, 1, 2, 2, 1][i] as number,
  }));
  const self = { heads, width: d, reads: [QUERY_KEY_VALUE] };
  const crossed = {
    heads,
    width: d,
    reads: [
      { query: 0, key: 1, value: 2, roll: 1 },
      { query: 0, key: 2, value: 3, roll: 2 },
    ],
  };
  const vectors = (rows: number) => ({ shared: some(rows, M * t + d), private: some(rows, M * t + d) });
  const context = 3 * d + M + M * classes + 1;
  const gateLayers = () => some((context + 1) * d + (d + 1) * d).mul(0.2);

  return {
    'layer norm': () => one(LAYER_NORM, { x: steps(), gain: some(d), offset: some(d) }, {}),
    'layer norm, one per modality, masked': () =>
      one(LAYER_NORM, { x: steps(), gain: some(M, d), offset: some(M, d), mask: mask() }, {}),
    linear: () => one(LINEAR, { x: some(b, n), kernel: some(n, d), bias: some(d) }, { activation: 'tanh' }),
    'linear, one per modality, with all it can': () =>
      one(
        LINEAR,
        {
          x: some(M, b, t, n),
          kernel: some(M, n, d),
          bias: some(M, d),
          keep: some01([M, b, t, d]).mul(1.1),
          presence: some01([M, b]),
          residual: steps(),
        },
        { activation: 'gelu' },
      ),
    'linear, a sigmoid': () =>
      one(
        LINEAR,
        { x: some(M, b, t, n), kernel: some(n, d), bias: some(d), residual: steps() },
        { activation: 'sigmoid' },
      ),
    projections: () => one(PROJECTIONS, { x: some(M, b, t, n), ...layers(n, d) }, { slots: sideBySide }),
    'projections, one per modality, rolled': () =>
      one(PROJECTIONS, { x: some(M, b, t, n), ...layers(n, d, M) }, { slots: messages }),
    attention: () => {
      const packed = some(M, b, t, 3 * d);
      return one(ATTENTION, { queries: packed, sources: packed, mask: mask() }, self);
    },
    'attention to others, twice': () =>
      one(
        ATTENTION,
        { queries: some(M, b, t, d), sources: some(M, b, few, 4 * d), mask: some01([M, b, few]) },
        crossed,
      ),
    'attention weights': () =>
      one(
        ATTENTION_WEIGHTS,
        { queries: some(M, b, t, 3 * d), sources: some(M, b, t, 3 * d), mask: mask() },
        self,
      ),
    'head mean': () => one(HEAD_MEAN, { weights: shares(M * b, heads, t, few) }, {}),
    'input convolution': () =>
      one(
        INPUT_CONVOLUTION,
        {
          features: some(b, t, n),
          mean: some(n),
          std: some(n).abs().add(0.1),
          mask: mask(),
          kernel: some(3 * n, d),
          bias: some(d),
        },
        { modality: 1, taps: 3, limit: 2 },
      ),
    'input convolution of a step, with dropout': () =>
      one(
        INPUT_CONVOLUTION,
        {
          features: some(b, t, n),
          mean: some(n),
          std: some(n).abs().add(0.1),
          mask: mask(),
          kernel: some(n, d),
          bias: some(d),
          keep: some01([b, t, n]).mul(1.1),
        },
        { modality: 2, taps: 1, limit: 6 },
      ),
    'keep mask': () =>
      one(
        KEEP_MASK,
        {},
        {
          shape: [b, t, n],
          rate: few / 10,
          seed: Array.from({ length: 12 }, (_, i) => (seed * 0x9e3779b9 * (i + 1)) % 2 ** 32),
        },
      ),
    'placed norm': () =>
      one(
        PLACED_NORM,
        {
          language: some(b, t, d),
          acoustic: some(b, t, d),
          visual: some(b, t, d),
          gain: some(M, d),
          offset: some(M, d),
          positions: some(t, d),
          mask: mask(),
        },
        {},
      ),
    'temporal convolution of differences': () =>
      one(
        TEMPORAL_CONVOLUTION,
        { x: steps(), mask: mask(), kernel: some(3, d), bias: some(d) },
        { dilation: 1, differences: true },
      ),
    'temporal convolution': () =>
      one(
        TEMPORAL_CONVOLUTION,
        { x: steps(), mask: mask(), kernel: some(3, d), bias: some(d) },
        { dilation: 4, differences: false },
      ),
    nodes: () => one(NODES, { x: steps(), queries: some(M, d, few), mask: mask() }, {}),
    'node assignment': () => one(NODE_ASSIGNMENT, { x: steps(), queries: some(M, d, few) }, {}),
    adjacency: () => one(ADJACENCY, { projected: some(b, M * few, 3 * d), mask: mask() }, {}),
    'node stream': () =>
      one(
        NODE_STREAM,
        {
          nodes: some(b, M * few, d),
          projected: some(b, M * few, 3 * d),
          adjacency: shares(b, M * few, M * few),
          assignment: shares(M, b, t, few),
          mask: mask(),
        },
        {},
      ),
    'stream gate': () =>
      one(
        STREAM_GATE,
        {
          temporal: steps(),
          structural: steps(),
          shared: steps(),
          mask: mask(),
          kernel: some(3 * d, d),
          bias: some(d),
        },
        {},
      ),
    'stream mix': () =>
      one(
        STREAM_MIX,
        {
          shared: steps(),
          temporal: steps(),
          structural: steps(),
          gate: steps().sigmoid(),
          norms: some(6, d),
          mask: mask(),
        },
        {},
      ),
    assignment: () => one(ASSIGNMENT, { x: steps(), directions: some(M, few, d) }, { temperature: 0.2 }),
    budget: () => one(BUDGET, { assignment: shares(M, b, t, few), mask: mask() }, { largest: 0.5 }),
    borrow: () => one(BORROW, { budget: some(M, b, t), route: shares(M, b, 3) }, {}),
    route: () =>
      one(
        ROUTE,
        {
          assignment: shares(M, b, t, few),
          anchors: some(M, few, d),
          mask: mask(),
          layers: some(M, 2 * (d + 1) * n + n + 1 + d + 1),
        },
        { hidden: n },
      ),
    rebalance: () =>
      one(
        REBALANCE,
        {
          x: steps(),
          assignment: shares(M, b, t, few),
          anchors: some(M, few, d),
          messages: some(M, b, t, 2 * d),
          route: shares(M, b, 3),
          mask: mask(),
          norm: some(M, 2 * d + 1),
        },
        { largest: 0.5 },
      ),
    opinion: () =>
      one(OPINION, { x: steps(), mask: mask(), kernel: some(M, d, classes), bias: some(M, classes) }, {}),
    'attention pool': () =>
      one(ATTENTION_POOL, { x: steps(), mask: mask(), kernel: some(d, 1), bias: some(1) }, {}),
    'context gate': () =>
      one(
        CONTEXT_GATE,
        {
          ...vectors(b),
          present: some01([M, b]),
          heard: some01([M, b]),
          unimodal: some(M, b, classes),
          layers: gateLayers(),
        },
        { width: d, limit: 3 },
      ),
    'context gate, many hear one window': () =>
      one(
        CONTEXT_GATE,
        {
          ...vectors(few),
          present: some01([M, few]),
          heard: some01([M, few]),
          unimodal: some(M, 1, classes),
          layers: gateLayers(),
        },
        { width: d, limit: 3 },
      ),
    reunion: () =>
      one(
        REUNION,
        { ...vectors(b), gate: some(b, d).sigmoid(), kernel: some(d, classes), bias: some(classes) },
        {},
      ),
    contributions: () =>
      one(
        CONTRIBUTIONS,
        {
          sharedSteps: steps(),
          privateSteps: steps(),
          ...vectors(b),
          gate: some(b, d).sigmoid(),
          kernel: some(d, classes),
        },
        {},
      ),
    sentiment: () => one(SENTIMENT, { logit: some(b, classes).mul(4) }, { limit: 3 }),
    gather: () =>
      one(
        GATHER,
        { part0: some(1, b, n), part1: some(M, b, d), part2: some(1, 1, classes), part3: some(M, b, 1) },
        { batch: b },
      ),
    'variant pool': () =>
      one(
        VARIANT_POOL,
        {
          alone: some(M, 1, t, d),
          reading: some(M, 1, t, d),
          mask: some01([M, 1, t]).mul(some01([M, 1, 1])),
          kernel: some(d, 1),
          bias: some(1),
        },
        {},
      ),
    'variant mix': () =>
      one(
        VARIANT_MIX,
        { pool: tf.concat([some(6, 1), some(6, 1 + d).abs()], 1), chosen: some01([20, 6]) },
        {},
      ),
  };
}
