import * as tf from '@tensorflow/tfjs';
import type { DbrConfig } from './config.ts';
import { constant, packed } from './constants.ts';
import { linear, projections } from './layers.ts';
import { MODALITIES } from './modalities.ts';
import { assignAnchors, borrowed, borrowingBudget } from './ops/anchors.ts';
import { attention } from './ops/attention.ts';
import { rootMeanSquare } from './ops/primitives.ts';
import { rebalance } from './ops/rebalance.ts';
import { LENDERS, routeLenders } from './ops/route.ts';
import { placeRoute } from './ops/route-table.ts';
import {
  attentionSpecs,
  linearSpecs,
  normSpecs,
  type ParameterSpec,
  type Parameters,
  parameter,
} from './parameters.ts';

const M = MODALITIES.length;
const ASSIGNMENT_TEMPERATURE = 0.2;
const LARGEST_BUDGET = 0.5;
const ROUTER_WIDTH = 16;

/** The router's layers in the order its op takes them. */
const ROUTER = ['borrower', 'lender', 'score', 'none'].flatMap((layer) =>
  ['kernel', 'bias'].map((part) => `agpr.router.${layer}.${part}`),
);
/** A query, and for each lender a key and a value. */
const MESSAGE_SLOTS = [
  { layer: 0, roll: 0 } as const,
  ...LENDERS.flatMap((by) => [{ layer: 1, roll: by } as const, { layer: 2, roll: by } as const]),
];
const MESSAGE_READS = LENDERS.map((by, i) => ({ query: 0, key: 1 + 2 * i, value: 2 + 2 * i, roll: by }));

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

/**
 * How each private step is explained by its modality's anchors: softmax of cosine similarity at temperature 0.2.
 * @returns alpha [M, B, T, K]
 */
export function anchorAssignment(parameters: Parameters, privates: tf.Tensor4D): tf.Tensor4D {
  const directions = constant(
    parameters,
    'agpr.directions',
    ['agpr.anchors'],
    (anchors) => anchors.div(rootMeanSquare(anchors)) as tf.Tensor3D,
  );
  return assignAnchors({ x: privates, directions }, { temperature: ASSIGNMENT_TEMPERATURE });
}

/** What each modality's possible lenders say to its steps, side by side, [M, B, T, 2 d]. */
function messagesOf(
  parameters: Parameters,
  privates: tf.Tensor4D,
  mask: tf.Tensor3D,
  heads: number,
): tf.Tensor4D {
  const [m, b, t, width] = privates.shape;
  const layers = ['agpr.message.query', 'agpr.message.key', 'agpr.message.value'] as const;
  const queries = projections(parameters, layers, privates, MESSAGE_SLOTS) as tf.Tensor4D;
  const read = attention({ queries, sources: queries, mask }, { heads, width, reads: MESSAGE_READS });
  const each = read.reshape([m, b, LENDERS.length * t, width]);
  return linear(parameters, 'agpr.message.output', each).reshape([m, b, t, LENDERS.length * width]);
}

/** Gain and offset of the norm and the anchors' RMS, [M, 2 d + 1]. */
function normRows(parameters: Parameters): tf.Tensor2D {
  const sources = ['agpr.norm.gain', 'agpr.norm.offset', 'agpr.anchors'];
  return constant(parameters, 'agpr.normRows', sources, (gain, offset, anchors) =>
    tf.concat([gain, offset, rootMeanSquare(anchors.reshape([M, -1]))] as tf.Tensor2D[], 1),
  );
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
  const anchors = parameter(parameters, 'agpr.anchors') as tf.Tensor3D;
  const layers = packed(parameters, 'agpr.router', ROUTER, M) as tf.Tensor2D;
  const assignment = anchorAssignment(parameters, privates);
  const route = routeLenders({ assignment, anchors, mask, layers }, { hidden: ROUTER_WIDTH });
  const budget = borrowingBudget({ assignment, mask }, { largest: LARGEST_BUDGET });
  const messages = messagesOf(parameters, privates, mask, config.heads);
  return {
    privateRebalanced: rebalance(
      { x: privates, assignment, anchors, messages, route, mask, norm: normRows(parameters) },
      { largest: LARGEST_BUDGET },
    ),
    assignment,
    route,
    budget,
    borrow: borrowed({ budget, route }),
  };
}

/** The router's table as the screen shows it: [M, B, 3] -> [M, B, 1 + M], column 0 none, own column 0. */
export function routeTable(parameters: Parameters, route: tf.Tensor3D): tf.Tensor3D {
  const places = constant(parameters, 'agpr.routePlaces', [], () =>
    tf.tensor3d(
      MODALITIES.map((_, m) =>
        [0, ...LENDERS].map((by) =>
          [0, ...MODALITIES.keys()].map((n, column) => {
            if (column === 0) return Number(by === 0);
            return Number(by !== 0 && (n - m + M) % M === by);
          }),
        ),
      ),
    ),
  ); // (M, 3, 1 + M)
  return placeRoute({ route, places });
}
