import type * as tf from '@tensorflow/tfjs';
import { ATTENTION_POOL, OPINION } from '../../ops/pooling.ts';
import { CONTEXT_GATE, REUNION } from '../../ops/reunion.ts';
import { SENTIMENT } from '../../ops/sentiment.ts';
import type { Shape2, Shape3, Shape4 } from './fuse.ts';
import { type FusedGradient, fusedGradient } from './gradient.ts';
import { vectorsOf } from './reunion.ts';

export const REUNION_GRADIENTS: FusedGradient[] = [
  fusedGradient(OPINION, ({ x, mask, kernel, bias, dy }, _, { make, zeros, at, scratch, kernels }) => {
    const [m, b, steps, width] = x.shape as Shape4;
    const classes = kernel.shape[2] as number;
    const [dx, dKernel, dBias] = [make(x.shape), zeros(kernel.shape), zeros(bias.shape)];
    kernels.opinionGradient(
      ...[at(x), at(mask), at(kernel), at(dy), at(dx), at(dKernel), at(dBias)],
      ...[scratch(width * (2 + classes)), m, b, steps, width, classes],
    );
    return { x: dx, kernel: dKernel, bias: dBias };
  }),

  fusedGradient(ATTENTION_POOL, (inputs, _, { make, zeros, at, scratch, kernels }) => {
    const { x, kernel, bias, output, dy } = inputs;
    const [m, b, steps, width] = x.shape as Shape4;
    const [dx, dKernel, dBias] = [make(x.shape), zeros(kernel.shape), zeros(bias.shape)];
    kernels.attentionPoolGradient(
      ...[at(x), at(kernel), at(output), at(dy), at(dx), at(dKernel), at(dBias)],
      ...[scratch(m * steps), m, b, steps, width],
    );
    return { x: dx, kernel: dKernel, bias: dBias };
  }),

  fusedGradient(CONTEXT_GATE, (inputs, { width, limit }, workplace) => {
    const { zeros, at, scratch, kernels } = workplace;
    const { present, heard, unimodal, layers, output, dy } = inputs;
    const [m, b] = present.shape as Shape2;
    const [, told, classes] = unimodal.shape as Shape3;
    // Of a branch's weights and vectors only the vectors are read.
    const [ofShared, ofPrivate] = [zeros(inputs.shared.shape), zeros(inputs.private.shape)];
    const [dUnimodal, dLayers] = [zeros(unimodal.shape), zeros(layers.shape)];
    const vectors = (pooled: tf.TensorInfo) => vectorsOf(pooled, width, workplace);
    const [shared, sharedStride] = vectors(inputs.shared);
    const [privates, privateStride] = vectors(inputs.private);
    const [dShared, dPrivate] = [vectors(ofShared)[0], vectors(ofPrivate)[0]];
    const context = 3 * width + m + m * classes + 1;
    kernels.contextGateGradient(
      ...[shared, privates, at(present), at(heard), at(unimodal), at(layers), at(output), at(dy)],
      ...[dShared, dPrivate, at(dUnimodal), at(dLayers), scratch((2 + width) * context + 4 * width)],
      ...[m, b, width, classes, sharedStride, privateStride, told === b && b > 1 ? told : 0, limit],
    );
    return { shared: ofShared, private: ofPrivate, unimodal: dUnimodal, layers: dLayers };
  }),

  fusedGradient(REUNION, (inputs, _, workplace) => {
    const { make, zeros, at, scratch, kernels } = workplace;
    const { gate, kernel, bias, dy } = inputs;
    const [width, classes] = kernel.shape as Shape2;
    const items = gate.shape[0] as number;
    const [ofShared, ofPrivate] = [zeros(inputs.shared.shape), zeros(inputs.private.shape)];
    const [dGate, dKernel, dBias] = [make(gate.shape), zeros(kernel.shape), zeros(bias.shape)];
    const vectors = (pooled: tf.TensorInfo) => vectorsOf(pooled, width, workplace);
    const [shared, sharedStride] = vectors(inputs.shared);
    const [privates, privateStride] = vectors(inputs.private);
    kernels.reunionGradient(
      ...[shared, privates, at(gate), at(kernel), at(dy), vectors(ofShared)[0], vectors(ofPrivate)[0]],
      ...[at(dGate), at(dKernel), at(dBias), scratch(width * (2 + classes))],
      ...[items, width, classes, sharedStride, privateStride],
    );
    return { shared: ofShared, private: ofPrivate, gate: dGate, kernel: dKernel, bias: dBias };
  }),

  fusedGradient(SENTIMENT, ({ logit, output, dy }, { limit }, { make, at, kernels }) => {
    const [items, classes] = logit.shape as Shape2;
    const dLogit = make(logit.shape);
    kernels.sentimentGradient(at(output), at(dy), at(dLogit), items, classes, limit);
    return { logit: dLogit };
  }),
];
