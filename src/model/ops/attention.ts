import * as tf from '@tensorflow/tfjs';
import { type Op, run } from './op.ts';
import { joinFeatures, maskLogits, roll, sliceFeatures } from './primitives.ts';

/** Slots of `projections`, d columns each: which one holds what. */
export interface Read {
  /** In `queries`. */
  query: number;
  /** In `sources`. */
  key: number;
  value: number;
  /** Row m reads what is valid in row m + roll of the mask. */
  roll: number;
}

/** A query, a key and a value side by side, each row reading itself. */
export const QUERY_KEY_VALUE: Read = { query: 0, key: 1, value: 2, roll: 0 };

export interface AttentionInputs {
  /** [M, B, Tq, slots * d] */
  queries: tf.Tensor4D;
  /** [M, B, Tk, slots * d]; may be the same tensor. */
  sources: tf.Tensor4D;
  /** Valid steps of the sources, [M, B, Tk]. */
  mask: tf.Tensor3D;
}

export interface AttentionAttributes {
  heads: number;
  /** d; `heads` divides it. */
  width: number;
  reads: readonly Read[];
}

/** Softmax of scaled products, [M*B, h, Tq, Tk]; over nothing but masked steps it is even. */
function weigh(
  { queries, sources, mask }: AttentionInputs,
  { heads, width }: AttentionAttributes,
  read: Read,
): tf.Tensor4D {
  const query = splitHeads(queries, read.query, heads, width);
  const key = splitHeads(sources, read.key, heads, width);
  const logits = tf.matMul(query, key, false, true).mul(1 / Math.sqrt(width / heads));
  const [m, b, tk] = mask.shape;
  return maskLogits(logits, roll(mask, read.roll).reshape([m * b, 1, 1, tk])).softmax() as tf.Tensor4D;
}

/** [M, B, T, slots * d] -> [M*B, h, T, d/h] */
function splitHeads(packed: tf.Tensor4D, slot: number, heads: number, width: number): tf.Tensor4D {
  const [m, b, t] = packed.shape;
  return sliceFeatures(packed, slot * width, width)
    .reshape([m * b, t, heads, width / heads])
    .transpose([0, 2, 1, 3]);
}

/**
 * Multi-head scaled dot-product attention (Vaswani et al., 2017), heads joined; several reads side by side, each with its
 * own queries, keys and values.
 */
export const ATTENTION: Op<AttentionInputs, AttentionAttributes> = {
  name: 'DbrAttention',
  moved: ['queries', 'sources'],
  reference: (inputs, attributes) => {
    const [m, b, t] = inputs.queries.shape;
    const { heads, width, reads } = attributes;
    return joinFeatures(
      reads.map((read) => {
        const value = splitHeads(inputs.sources, read.value, heads, width);
        const mixed = tf.matMul(weigh(inputs, attributes, read), value); // (M*B, h, Tq, d/h)
        return mixed.transpose([0, 2, 1, 3]).reshape([m, b, t, width]);
      }),
    );
  },
};

/** The weights of its only read. */
export const ATTENTION_WEIGHTS: Op<AttentionInputs, AttentionAttributes> = {
  name: 'DbrAttentionWeights',
  moved: [],
  reference: (inputs, attributes) => weigh(inputs, attributes, attributes.reads[0] as Read),
};

/** @returns [M, B, Tq, reads * d] */
export function attention(inputs: AttentionInputs, attributes: AttentionAttributes): tf.Tensor4D {
  return run(ATTENTION, inputs, attributes) as tf.Tensor4D;
}

/** @returns [M*B, h, Tq, Tk] */
export function attentionWeights(
  inputs: AttentionInputs,
  attributes: Omit<AttentionAttributes, 'reads'> & { reads: readonly [Read] },
): tf.Tensor4D {
  return run(ATTENTION_WEIGHTS, inputs, attributes) as tf.Tensor4D;
}
