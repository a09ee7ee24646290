import * as tf from '@tensorflow/tfjs';
import { type Op, run } from './op.ts';
import { maskLogits, maskSteps, presence, sliceFeatures } from './primitives.ts';

export interface NodesInputs {
  /** [M, B, T, d] */
  x: tf.Tensor4D;
  /** [M, d, k] */
  queries: tf.Tensor3D;
  /** [M, B, T] */
  mask: tf.Tensor3D;
}

/** What each step says to each query, [M, B, T, k]. */
function nodeLogits({ x, queries }: Pick<NodesInputs, 'x' | 'queries'>): tf.Tensor4D {
  const [m, b, t, d] = x.shape;
  const product = x.reshape([m, b * t, d]).matMul(queries);
  return product.mul(1 / Math.sqrt(d)).reshape([m, b, t, -1]) as tf.Tensor4D;
}

/** k queries per modality pool its valid steps into nodes of a graph. */
export const NODES: Op<NodesInputs, object> = {
  name: 'DbrNodes',
  moved: ['x', 'queries'],
  reference: ({ x, queries, mask }) => {
    const [m, b, t, d] = x.shape;
    const k = queries.shape[2];
    const byNode = nodeLogits({ x, queries }).transpose([0, 1, 3, 2]); // (M, B, k, T)
    const pooling = maskLogits(byNode, mask.expandDims(2)).softmax();
    const nodes = pooling.reshape([m * b, k, t]).matMul(x.reshape([m * b, t, d]));
    return nodes
      .reshape([m, b, k, d])
      .transpose([1, 0, 2, 3])
      .reshape([b, m * k, d]);
  },
};

/** How much each node is of a step: softmax over a modality's nodes. The transpose of the pooling would be 1/T too small. */
export const NODE_ASSIGNMENT: Op<Pick<NodesInputs, 'x' | 'queries'>, object> = {
  name: 'DbrNodeAssignment',
  moved: ['x', 'queries'],
  reference: (inputs) => nodeLogits(inputs).softmax(),
};

export interface AdjacencyInputs {
  /** Queries, keys and values of the nodes side by side, [B, M k, 3 d]. */
  projected: tf.Tensor3D;
  /** [M, B, T] */
  mask: tf.Tensor3D;
}

/** Attention among the nodes, none to those of an absent modality. */
export const ADJACENCY: Op<AdjacencyInputs, object> = {
  name: 'DbrAdjacency',
  moved: ['projected'],
  reference: ({ projected, mask }) => {
    const [b, count, width] = projected.shape;
    const [m] = mask.shape;
    const d = width / 3;
    const query = sliceFeatures(projected, 0, d) as tf.Tensor3D;
    const key = sliceFeatures(projected, d, d) as tf.Tensor3D;
    const logits = tf.matMul(query, key, false, true).mul(1 / Math.sqrt(d));
    const present = presence(mask).transpose().reshape([b, 1, m, 1]);
    const masked = maskLogits(logits.reshape([b, count, m, count / m]), present);
    return masked.reshape([b, count, count]).softmax();
  },
};

export interface NodeStreamInputs {
  /** As of `NODES` and `ADJACENCY`. */
  nodes: tf.Tensor3D;
  projected: tf.Tensor3D;
  adjacency: tf.Tensor3D;
  /** [M, B, T, k] */
  assignment: tf.Tensor4D;
  mask: tf.Tensor3D;
}

/** Nodes that have read each other, nodes + A V, handed back to the steps by their assignment. */
export const NODE_STREAM: Op<NodeStreamInputs, object> = {
  name: 'DbrNodeStream',
  moved: ['nodes', 'projected', 'adjacency', 'assignment'],
  reference: ({ nodes, projected, adjacency, assignment, mask }) => {
    const [b, , d] = nodes.shape;
    const [m, , t, k] = assignment.shape;
    const value = sliceFeatures(projected, 2 * d, d) as tf.Tensor3D;
    const informed = nodes.add(adjacency.matMul(value)); // (B, M*k, d)
    const byModality = informed.reshape([b, m, k, d]).transpose([1, 0, 2, 3]);
    const stream = assignment.reshape([m * b, t, k]).matMul(byModality.reshape([m * b, k, d]));
    return maskSteps(stream.reshape([m, b, t, d]) as tf.Tensor4D, mask);
  },
};

/** @returns [B, M k, d] */
export function poolNodes(inputs: NodesInputs): tf.Tensor3D {
  return run(NODES, inputs, {}) as tf.Tensor3D;
}

/** @returns [M, B, T, k] */
export function nodeAssignment(inputs: Pick<NodesInputs, 'x' | 'queries'>): tf.Tensor4D {
  return run(NODE_ASSIGNMENT, inputs, {}) as tf.Tensor4D;
}

/** @returns [B, M k, M k]: row attends to column */
export function nodeAdjacency(inputs: AdjacencyInputs): tf.Tensor3D {
  return run(ADJACENCY, inputs, {}) as tf.Tensor3D;
}

/** @returns [M, B, T, d] */
export function nodeStream(inputs: NodeStreamInputs): tf.Tensor4D {
  return run(NODE_STREAM, inputs, {}) as tf.Tensor4D;
}
