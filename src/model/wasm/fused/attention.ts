import type * as tf from '@tensorflow/tfjs';
import { ATTENTION, ATTENTION_WEIGHTS, type AttentionAttributes } from '../../ops/attention.ts';
import { HEAD_MEAN } from '../../ops/head-mean.ts';
import { type Fused, fused, type Shape3, type Shape4, type Workplace } from './fuse.ts';

const FLOAT = Float32Array.BYTES_PER_ELEMENT;

interface Inputs {
  queries: tf.TensorInfo;
  sources: tf.TensorInfo;
  mask: tf.TensorInfo;
}

/** Runs every read; the output is the joined heads side by side, or the weights. */
function attend(
  { queries, sources, mask }: Inputs,
  { heads, width, reads }: AttentionAttributes,
  { at, scratch, kernels }: Workplace,
  { out, weights }: { out?: tf.TensorInfo; weights?: tf.TensorInfo },
): void {
  const [modalities, items, tq, queryStride] = queries.shape as Shape4;
  const [, , tk, sourceStride] = sources.shape as Shape4;
  const room = scratch((tk * width) / heads + tq * tk);
  reads.forEach(({ query, key, value, roll }, index) => {
    const column = (slot: number) => slot * width * FLOAT;
    kernels.attention(
      ...[at(queries) + column(query), at(sources) + column(key), at(sources) + column(value), at(mask)],
      ...[at(out) + column(index), at(weights), room, modalities, items, heads, tq, tk, width],
      ...[queryStride, sourceStride, reads.length * width, roll],
    );
  });
}

export const ATTENTIONS: Fused[] = [
  fused(ATTENTION, (inputs, attributes, workplace) => {
    const [m, b, t] = inputs.queries.shape as Shape4;
    const out = workplace.make([m, b, t, attributes.reads.length * attributes.width]);
    attend(inputs, attributes, workplace, { out });
    return out;
  }),

  fused(ATTENTION_WEIGHTS, (inputs, attributes, workplace) => {
    const [m, b, tk] = inputs.mask.shape as Shape3;
    const weights = workplace.make([m * b, attributes.heads, inputs.queries.shape[2] as number, tk]);
    attend(inputs, attributes, workplace, { weights });
    return weights;
  }),

  fused(HEAD_MEAN, ({ weights }, _, { make, at, kernels }) => {
    const [groups, heads, tq, tk] = weights.shape as Shape4;
    const out = make([groups, tq, tk]);
    kernels.headMean(at(weights), at(out), groups, heads, tq * tk);
    return out;
  }),
];
