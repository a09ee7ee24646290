import type * as tf from '@tensorflow/tfjs';
import { VARIANT_MIX, VARIANT_POOL } from '../../ops/coalition-pool.ts';
import { CONTRIBUTIONS } from '../../ops/contributions.ts';
import { GATHER } from '../../ops/gather.ts';
import { ATTENTION_POOL } from '../../ops/pooling.ts';
import { CONTEXT_GATE, REUNION } from '../../ops/reunion.ts';
import { SENTIMENT } from '../../ops/sentiment.ts';
import { type Fused, fused, type Shape2, type Shape3, type Shape4, type Workplace } from './fuse.ts';

const FLOAT = Float32Array.BYTES_PER_ELEMENT;

/** Where a branch's vectors begin, and how far they lie apart. */
export function vectorsOf(pooled: tf.TensorInfo, width: number, { at }: Workplace): Shape2 {
  const stride = pooled.shape[1] as number;
  return [at(pooled) + (stride - width) * FLOAT, stride];
}

export const REUNIONS: Fused[] = [
  fused(ATTENTION_POOL, ({ x, mask, kernel, bias }, _, { make, at, scratch, kernels }) => {
    const [m, b, steps, width] = x.shape as Shape4;
    const out = make([b, m * steps + width]);
    const room = scratch(m * steps);
    kernels.attentionPool(at(x), at(mask), at(kernel), at(bias), at(out), room, m, b, steps, width);
    return out;
  }),

  fused(CONTEXT_GATE, (inputs, { width, limit }, workplace) => {
    const { make, at, scratch, kernels } = workplace;
    const { present, heard, unimodal, layers } = inputs;
    const [m, b] = present.shape as Shape2;
    const [, told, classes] = unimodal.shape as Shape3;
    const out = make([b, width]);
    const [shared, sharedStride] = vectorsOf(inputs.shared, width, workplace);
    const [privates, privateStride] = vectorsOf(inputs.private, width, workplace);
    const room = scratch(5 * width + m + m * classes + 1);
    kernels.contextGate(
      ...[shared, privates, at(present), at(heard), at(unimodal), at(layers), at(out), room],
      ...[m, b, width, classes, sharedStride, privateStride, told === b && b > 1 ? told : 0, limit],
    );
    return out;
  }),

  fused(REUNION, (inputs, _, workplace) => {
    const { make, at, scratch, kernels } = workplace;
    const { gate, kernel, bias } = inputs;
    const [width, classes] = kernel.shape as Shape2;
    const items = inputs.shared.shape[0] as number;
    const out = make([items, classes]);
    const [shared, sharedStride] = vectorsOf(inputs.shared, width, workplace);
    const [privates, privateStride] = vectorsOf(inputs.private, width, workplace);
    kernels.reunion(
      ...[shared, privates, at(gate), at(kernel), at(bias), at(out), scratch(width)],
      ...[items, width, classes, sharedStride, privateStride],
    );
    return out;
  }),

  fused(CONTRIBUTIONS, (inputs, _, { make, at, scratch, kernels }) => {
    const { gate, kernel } = inputs;
    const [m, b, steps, width] = inputs.sharedSteps.shape as Shape4;
    const classes = kernel.shape[1] as number;
    const out = make([b, 2, m, steps, classes]);
    const room = scratch(width * classes);
    const branches = [
      [inputs.sharedSteps, inputs.shared],
      [inputs.privateSteps, inputs.private],
    ] as const;
    branches.forEach(([x, pooled], branch) => {
      kernels.contributions(
        ...[at(x), at(pooled), at(gate), at(kernel), at(out), room, m, b, steps, width, classes],
        ...[pooled.shape[1] as number, Number(branch === 0)],
      );
    });
    return out;
  }),

  fused(SENTIMENT, ({ logit }, { limit }, { make, at, kernels }) => {
    const [items, classes] = logit.shape as Shape2;
    const out = make([items, classes]);
    kernels.sentiment(at(logit), at(out), items, classes, limit);
    return out;
  }),

  fused(GATHER, (inputs, { batch }, { make, at, kernels }) => {
    const parts = Object.values(inputs) as tf.TensorInfo[];
    const widths = parts.map(({ shape: [lead = 1, , n = 1] }) => lead * n);
    const stride = widths.reduce((sum, width) => sum + width, 0);
    const out = make([batch, stride]);
    let to = at(out);
    parts.forEach((part, index) => {
      const [lead, items, n] = part.shape as Shape3;
      for (let row = 0; row < lead; row++) {
        const from = at(part) + row * items * n * FLOAT;
        kernels.copyPieces(from, to + row * n * FLOAT, batch, n, items === batch ? n : 0, stride);
      }
      to += (widths[index] as number) * FLOAT;
    });
    return out;
  }),

  fused(VARIANT_POOL, ({ alone, reading, mask, kernel, bias }, _, { make, at, scratch, kernels }) => {
    const [m, , steps, width] = alone.shape as Shape4;
    const out = make([2 * m, 2 + width]);
    [alone, reading].forEach((x, variant) => {
      const to = at(out) + variant * (2 + width) * FLOAT;
      kernels.variantPool(at(x), at(mask), at(kernel), at(bias), to, scratch(steps), m, steps, width);
    });
    return out;
  }),

  fused(VARIANT_MIX, ({ pool, chosen }, _, { make, at, kernels }) => {
    const [coalitions, variants] = chosen.shape as Shape2;
    const width = (pool.shape[1] as number) - 2;
    const out = make([coalitions, width]);
    kernels.variantMix(at(pool), at(chosen), at(out), coalitions, variants, width);
    return out;
  }),
];
