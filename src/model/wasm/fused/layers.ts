import type * as tf from '@tensorflow/tfjs';
import { INPUT_CONVOLUTION } from '../../ops/input-convolution.ts';
import { KEEP_MASK, oddsOf } from '../../ops/keep-mask.ts';
import { LAYER_NORM } from '../../ops/layer-norm.ts';
import { type Activation, LINEAR } from '../../ops/linear.ts';
import { PLACED_NORM } from '../../ops/placed-norm.ts';
import { PROJECTIONS } from '../../ops/projections.ts';
import { type Fused, fused, type Shape3, sizeOf } from './fuse.ts';

const FLOAT = Float32Array.BYTES_PER_ELEMENT;
export const ACTIVATIONS: Record<Activation, number> = { none: 0, gelu: 1, sigmoid: 2, tanh: 3 };

/** How x [..., n] is gone through: with a layer each, x's leading axis is a stack. */
export function stackOf({ shape }: tf.TensorInfo, layers: tf.TensorInfo, shared: number) {
  const width = shape.at(-1) as number;
  const stack = layers.shape.length > shared ? (shape[0] as number) : 1;
  return { width, stack, rows: sizeOf(shape) / width / stack };
}

export const LAYERS: Fused[] = [
  fused(LAYER_NORM, ({ x, gain, offset, mask }, _, { make, at, kernels }) => {
    const { width, stack, rows } = stackOf(x, gain, 1);
    const out = make(x.shape);
    kernels.layerNorm(at(x), at(gain), at(offset), at(mask), at(out), stack, rows, width, width);
    return out;
  }),

  fused(PLACED_NORM, (inputs, _, { make, at, kernels }) => {
    const { gain, offset, positions, mask } = inputs;
    const [batch, steps, width] = inputs.language.shape as Shape3;
    const out = make([3, batch, steps, width]);
    [inputs.language, inputs.acoustic, inputs.visual].forEach((x, m) => {
      const row = m * width * FLOAT;
      const track = m * batch * steps * FLOAT;
      kernels.placedNorm(
        ...[at(x), at(gain) + row, at(offset) + row, at(positions), at(mask) + track],
        ...[at(out) + track * width, batch, steps, width],
      );
    });
    return out;
  }),

  fused(LINEAR, ({ x, kernel, bias, keep, presence, residual }, { activation }, { make, at, kernels }) => {
    const { width, stack, rows } = stackOf(x, kernel, 2);
    const columns = kernel.shape.at(-1) as number;
    const out = make([...x.shape.slice(0, -1), columns]);
    const group = presence ? (stack * rows) / sizeOf(presence.shape) : 1;
    kernels.linear(
      ...[at(x), at(kernel), at(bias), at(keep), at(presence), at(residual), at(out)],
      ...[stack, rows, width, columns, width * columns, columns, group, ACTIVATIONS[activation]],
    );
    return out;
  }),

  fused(PROJECTIONS, (inputs, { slots }, { make, at, kernels }) => {
    const { x, kernel0 } = inputs;
    const { width, stack, rows } = stackOf(x, kernel0, 2);
    const columns = kernel0.shape.at(-1) as number;
    const outStride = slots.length * columns;
    const out = make([...x.shape.slice(0, -1), outStride]);
    // A roll needs the rows of the leading axis apart, also under layers that all share.
    const leading = slots.some(({ roll }) => roll !== 0) ? (x.shape[0] as number) : stack;
    const each = (stack * rows) / leading;
    const stacked = stack > 1 ? 1 : 0;
    slots.forEach(({ layer, roll }, slot) => {
      const [kernel, bias] = [at(inputs[`kernel${layer}`]), at(inputs[`bias${layer}`])];
      for (let m = 0; m < leading; m++) {
        kernels.affine(
          at(x) + ((m + roll) % leading) * each * width * FLOAT,
          kernel + stacked * m * width * columns * FLOAT,
          bias + stacked * m * columns * FLOAT,
          at(out) + (m * each * outStride + slot * columns) * FLOAT,
          ...[each, width, columns, outStride],
        );
      }
    });
    return out;
  }),

  fused(
    INPUT_CONVOLUTION,
    ({ features, mean, std, mask, kernel, bias, keep }, { modality, taps, limit }, workplace) => {
      const { make, at, scratch, kernels } = workplace;
      const [batch, steps, width] = features.shape as Shape3;
      const columns = kernel.shape[1] as number;
      const out = make([batch, steps, columns]);
      const valid = at(mask) + modality * batch * steps * FLOAT;
      const room = scratch((steps + taps - 1) * width);
      kernels.inputConvolution(
        ...[at(features), at(mean), at(std), valid, at(keep), at(kernel), at(bias), at(out), room],
        ...[batch, steps, width, taps, columns, limit],
      );
      return out;
    },
  ),

  fused(KEEP_MASK, (_, { shape, rate, seed }, { make, at, scratch, kernels }) => {
    const { dropped, kept } = oddsOf(rate);
    const out = make([...shape]);
    kernels.keepMask(at(out), scratch(8), sizeOf(shape), dropped, kept, ...seed);
    return out;
  }),
];
