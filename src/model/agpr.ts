import * as tf from '@tensorflow/tfjs';
import type { DbrConfig } from './config.ts';
import { attention, layerNorm, linear, maskedMean, maskLogits, maskSteps, presence } from './layers.ts';
import { MODALITIES } from './modalities.ts';
import {
  attentionSpecs,
  linearSpecs,
  normSpecs,
  type ParameterSpec,
  type Parameters,
  parameter,
} from './parameters.ts';

const M = MODALITIES.length;
/** For a modality m its possible lenders are m + 1 and m + 2, modulo M. */
const LENDERS = [1, 2] as const;
const ASSIGNMENT_TEMPERATURE = 0.2;
const LARGEST_BUDGET = 0.5;
const ROUTER_WIDTH = 16;
const EPSILON = 1e-6;

export function agprSpecs(config: DbrConfig): ParameterSpec[] {
  const { width } = config;
  return [
    { name: 'agpr.anchors', kind: 'anchor', shape: [M, config.anchors, width], initialiser: 'orthogonal' },
    ...attentionSpecs('agpr.message', width, M),
    ...linearSpecs('agpr.router.borrower', width, ROUTER_WIDTH, M),
    ...linearSpecs('agpr.router.lender', width, ROUTER_WIDTH, M),
    ...linearSpecs('agpr.router.score', ROUTER_WIDTH, 1, M),
    ...linearSpecs('agpr.router.none', width, 1, M),
    ...normSpecs('agpr.norm', width, M),
  ];
}

/** x [M, ...] rolled so that row m holds what row m + by (modulo M) held. */
function roll<T extends tf.Tensor>(x: T, by: number): T {
  const head = x.slice([by], [M - by]);
  const tail = x.slice([0], [by]);
  return tf.concat([head, tail], 0) as T;
}

/** Root mean square over the last axis, kept as an axis of 1. */
function rootMeanSquare(x: tf.Tensor): tf.Tensor {
  return x.square().mean(-1, true).add(EPSILON).sqrt();
}

/** Entropy over the last axis in nats: p [..., K] -> [...]. */
export function entropy(p: tf.Tensor): tf.Tensor {
  return p.mul(p.add(1e-9).log()).sum(-1).neg();
}

/**
 * How each private step is explained by its modality's anchors: softmax of cosine similarity at temperature 0.2.
 * @returns alpha [M, B, T, K]
 */
export function anchorAssignment(parameters: Parameters, privates: tf.Tensor4D): tf.Tensor4D {
  const [m, b, t, d] = privates.shape;
  const anchors = parameter(parameters, 'agpr.anchors') as tf.Tensor3D;
  // Cosine = dot product of vectors scaled to unit RMS, over d.
  const steps = privates.div(rootMeanSquare(privates)).reshape([m, b * t, d]);
  const directions = anchors.div(rootMeanSquare(anchors));
  const cosine = tf.matMul(steps, directions, false, true).div(d * ASSIGNMENT_TEMPERATURE);
  return cosine.softmax().reshape([m, b, t, -1]) as tf.Tensor4D;
}

/** From whom each modality borrows: softmax over {none, m+1, m+2}, [M, B, 3]; an absent lender gets exactly 0. */
function router(parameters: Parameters, summary: tf.Tensor3D, present: tf.Tensor2D): tf.Tensor3D {
  const borrower = linear(parameters, 'agpr.router.borrower', summary);
  const none = linear(parameters, 'agpr.router.none', summary); // (M, B, 1)
  const scores = LENDERS.map((by) => {
    // Turned before the layer: the layer is the borrower's view of its lender.
    const view = linear(parameters, 'agpr.router.lender', roll(summary, by));
    const score = linear(parameters, 'agpr.router.score', borrower.add(view).tanh()); // (M, B, 1)
    return maskLogits(score, roll(present, by).expandDims(-1));
  });
  return tf.concat([none, ...scores], 2).softmax() as tf.Tensor3D;
}

export interface Agpr {
  /** P~ [M, B, T, d] */
  privateRebalanced: tf.Tensor4D;
  /** alpha [M, B, T, K] */
  assignment: tf.Tensor4D;
  /** Router over {none, m+1, m+2}, [M, B, 3]. */
  route: tf.Tensor3D;
  /** rho [M, B, T]: the most a step may borrow. */
  budget: tf.Tensor3D;
  /** b [M, B, T]: what it does borrow. */
  borrow: tf.Tensor3D;
}

/**
 * Stage 3, anchor-guided private rebalancing: P~ = LN(P + (1 - b) alpha A + rho sum_n r_n M_{m<-n}). A step that its
 * own anchors explain (low entropy of alpha) keeps itself; an unsure one may borrow up to rho = 0.5 H(alpha)/log K.
 * Messages are scaled to the anchors' RMS, otherwise the budget would bound nothing.
 * @param privates P [M, B, T, d]
 */
export function agpr(
  parameters: Parameters,
  privates: tf.Tensor4D,
  mask: tf.Tensor3D,
  config: DbrConfig,
): Agpr {
  const [m, b, t, d] = privates.shape;
  const anchors = parameter(parameters, 'agpr.anchors') as tf.Tensor3D;
  const assignment = anchorAssignment(parameters, privates);
  const explained = assignment
    .reshape([m, b * t, -1])
    .matMul(anchors)
    .reshape([m, b, t, d]) as tf.Tensor4D;

  const present = presence(mask);
  const route = router(parameters, maskedMean(explained, mask), present);
  const budget = entropy(assignment)
    .mul(LARGEST_BUDGET / Math.log(config.anchors))
    .mul(mask) as tf.Tensor3D;
  const borrow = budget.mul(tf.sub(1, route.slice([0, 0, 0], [m, b, 1]))) as tf.Tensor3D;

  const anchorSize = anchors.square().mean([1, 2]).add(EPSILON).sqrt().reshape([m, 1, 1, 1]);
  const messages = LENDERS.map((by) => {
    const { output } = attention(
      parameters,
      'agpr.message',
      privates,
      roll(privates, by),
      roll(mask, by),
      config.heads,
    );
    const scaled = output.div(rootMeanSquare(output)).mul(anchorSize);
    return scaled.mul(route.slice([0, 0, by], [m, b, 1]).expandDims(-1)); // (M, B, 1, 1) over steps
  });
  const borrowed = tf.addN(messages).mul(budget.expandDims(-1));
  const kept = explained.mul(tf.sub(1, borrow).expandDims(-1));
  const rebalanced = privates.add(kept).add(borrowed) as tf.Tensor4D;
  return {
    privateRebalanced: maskSteps(layerNorm(parameters, 'agpr.norm', rebalanced), mask),
    assignment,
    route,
    budget,
    borrow,
  };
}

/** The router's table as the screen shows it: [M, B, 3] -> [M, B, 1 + M], column 0 none, own column 0. */
export function routeTable(route: tf.Tensor3D): tf.Tensor3D {
  const [, b] = route.shape;
  const rows = MODALITIES.map((_, m) => {
    const column = (by: number) => route.slice([m, 0, by], [1, b, 1]);
    const lenders = MODALITIES.map((__, n) => {
      const by = (n - m + M) % M;
      return by === 0 ? tf.zeros([1, b, 1]) : column(by);
    });
    return tf.concat([column(0), ...lenders], 2);
  });
  return tf.concat(rows, 0) as tf.Tensor3D;
}
