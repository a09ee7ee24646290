import type * as tf from '@tensorflow/tfjs';
import { ASSIGNMENT } from '../../ops/anchors.ts';
import { ATTENTION } from '../../ops/attention.ts';
import { INPUT_CONVOLUTION } from '../../ops/input-convolution.ts';
import { LAYER_NORM } from '../../ops/layer-norm.ts';
import { LINEAR } from '../../ops/linear.ts';
import { PLACED_NORM } from '../../ops/placed-norm.ts';
import { PROJECTIONS } from '../../ops/projections.ts';
import { type Shape3, type Shape4, sizeOf } from './fuse.ts';
import { type FusedGradient, fusedGradient } from './gradient.ts';
import { ACTIVATIONS, stackOf } from './layers.ts';

const FLOAT = Float32Array.BYTES_PER_ELEMENT;

export const LAYER_GRADIENTS: FusedGradient[] = [
  fusedGradient(LAYER_NORM, ({ x, gain, offset, mask, dy }, _, { make, zeros, at, kernels }) => {
    const { width, stack, rows } = stackOf(x, gain, 1);
    const [dx, dGain, dOffset] = [make(x.shape), zeros(gain.shape), zeros(offset.shape)];
    kernels.layerNormGradient(
      ...[at(x), at(gain), at(mask), at(dy), at(dx), at(dGain), at(dOffset), stack, rows, width, width],
    );
    return { x: dx, gain: dGain, offset: dOffset };
  }),

  fusedGradient(PLACED_NORM, (inputs, _, { make, zeros, at, kernels }) => {
    const { gain, offset, mask, dy } = inputs;
    const [batch, steps, width] = inputs.language.shape as Shape3;
    const [dGain, dOffset] = [zeros(gain.shape), zeros(offset.shape)];
    const gradients = [inputs.language, inputs.acoustic, inputs.visual].map((x, m) => {
      const dx = make(x.shape);
      const row = m * width * FLOAT;
      const track = m * batch * steps * FLOAT;
      kernels.layerNormGradient(
        ...[at(x), at(gain) + row, at(mask) + track, at(dy) + track * width, at(dx)],
        ...[at(dGain) + row, at(dOffset) + row, 1, batch * steps, width, 0],
      );
      return dx;
    });
    const [language, acoustic, visual] = gradients as [tf.TensorInfo, tf.TensorInfo, tf.TensorInfo];
    return { language, acoustic, visual, gain: dGain, offset: dOffset };
  }),

  fusedGradient(LINEAR, (inputs, { activation }, { zeros, share, at, scratch, kernels }) => {
    const { x, kernel, bias, keep, presence, residual, dy } = inputs;
    const { width, stack, rows } = stackOf(x, kernel, 2);
    const columns = kernel.shape.at(-1) as number;
    const group = presence ? (stack * rows) / sizeOf(presence.shape) : 1;
    const [dx, dKernel, dBias] = [zeros(x.shape), zeros(kernel.shape), zeros(bias.shape)];
    kernels.linearGradient(
      ...[at(x), at(kernel), at(bias), at(keep), at(presence), at(dy), at(dx), at(dKernel), at(dBias)],
      ...[scratch(columns * (width + rows)), stack, rows, width, columns, width * columns, columns, group],
      ACTIVATIONS[activation],
    );
    return { x: dx, kernel: dKernel, bias: dBias, residual: residual && share(dy) };
  }),

  fusedGradient(PROJECTIONS, (inputs, { slots }, { zeros, at, scratch, kernels }) => {
    const { x, kernel0, dy } = inputs;
    const { width, stack, rows } = stackOf(x, kernel0, 2);
    const columns = kernel0.shape.at(-1) as number;
    const stride = slots.length * columns;
    const dx = zeros(x.shape);
    const dKernels = [zeros(kernel0.shape), zeros(kernel0.shape), zeros(kernel0.shape)] as const;
    const dBiases = [
      zeros(inputs.bias0.shape),
      zeros(inputs.bias0.shape),
      zeros(inputs.bias0.shape),
    ] as const;
    const leading = slots.some(({ roll }) => roll !== 0) ? (x.shape[0] as number) : stack;
    const each = (stack * rows) / leading;
    const stacked = stack > 1 ? 1 : 0;
    slots.forEach(({ layer, roll }, slot) => {
      for (let m = 0; m < leading; m++) {
        const from = ((m + roll) % leading) * each * width * FLOAT;
        const own = stacked * m * columns * FLOAT;
        kernels.affineGradient(
          ...[at(x) + from, at(inputs[`kernel${layer}`]) + own * width],
          ...[at(dy) + (m * each * stride + slot * columns) * FLOAT, at(dx) + from],
          ...[at(dKernels[layer]) + own * width, at(dBiases[layer]) + own, scratch(width * columns)],
          ...[each, width, columns, stride],
        );
      }
    });
    const [kernel1, kernel2] = [dKernels[1], dKernels[2]];
    return {
      x: dx,
      kernel0: dKernels[0],
      bias0: dBiases[0],
      kernel1,
      bias1: dBiases[1],
      kernel2,
      bias2: dBiases[2],
    };
  }),

  fusedGradient(INPUT_CONVOLUTION, (inputs, { modality, taps, limit }, { zeros, at, scratch, kernels }) => {
    const { features, mean, std, mask, kernel, bias, keep, dy } = inputs;
    const [batch, steps, width] = features.shape as Shape3;
    const columns = kernel.shape[1] as number;
    const [dKernel, dBias] = [zeros(kernel.shape), zeros(bias.shape)];
    const valid = at(mask) + modality * batch * steps * FLOAT;
    kernels.inputConvolutionGradient(
      ...[at(features), at(mean), at(std), valid, at(keep), at(dy), at(dKernel), at(dBias)],
      ...[scratch((steps + taps - 1) * width), batch, steps, width, taps, columns, limit],
    );
    return { kernel: dKernel, bias: dBias };
  }),

  fusedGradient(ATTENTION, (inputs, { heads, width, reads }, { zeros, at, scratch, kernels }) => {
    const { queries, sources, mask, dy } = inputs;
    const [modalities, items, tq, queryStride] = queries.shape as Shape4;
    const [, , tk, sourceStride] = sources.shape as Shape4;
    const [dQueries, dSources] = [zeros(queries.shape), zeros(sources.shape)];
    const room = scratch((tk * width) / heads + 2 * tq * tk);
    reads.forEach(({ query, key, value, roll }, index) => {
      const [q, k, v] = [query * width * FLOAT, key * width * FLOAT, value * width * FLOAT] as const;
      kernels.attentionGradient(
        ...[at(queries) + q, at(sources) + k, at(sources) + v, at(mask), at(dy) + index * width * FLOAT],
        ...[at(dQueries) + q, at(dSources) + k, at(dSources) + v, room],
        ...[modalities, items, heads, tq, tk, width, queryStride, sourceStride, reads.length * width, roll],
      );
    });
    return { queries: dQueries, sources: dSources };
  }),

  fusedGradient(ASSIGNMENT, (inputs, { temperature }, { make, zeros, at, scratch, kernels }) => {
    const { x, directions, output, dy } = inputs;
    const [m, b, steps, width] = x.shape as Shape4;
    const count = directions.shape[1] as number;
    const [dx, dDirections] = [make(x.shape), zeros(directions.shape)];
    kernels.assignmentGradient(
      ...[at(x), at(directions), at(output), at(dy), at(dx), at(dDirections), scratch(count + width)],
      ...[m, b * steps, width, count, temperature],
    );
    return { x: dx, directions: dDirections };
  }),
];
