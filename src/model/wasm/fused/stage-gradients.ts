import { REBALANCE } from '../../ops/rebalance.ts';
import { STREAM_GATE, STREAM_MIX } from '../../ops/stream-gate.ts';
import { TEMPORAL_CONVOLUTION } from '../../ops/temporal-convolution.ts';
import type { Shape4 } from './fuse.ts';
import { type FusedGradient, fusedGradient } from './gradient.ts';

export const STAGE_GRADIENTS: FusedGradient[] = [
  fusedGradient(TEMPORAL_CONVOLUTION, (inputs, { dilation, differences }, workplace) => {
    const { make, zeros, at, scratch, kernels } = workplace;
    const { x, mask, kernel, bias, dy } = inputs;
    const [m, b, steps, width] = x.shape as Shape4;
    const [dx, dKernel, dBias] = [make(x.shape), zeros(kernel.shape), zeros(bias.shape)];
    kernels.temporalConvolutionGradient(
      ...[at(x), at(mask), at(kernel), at(bias), at(dy), at(dx), at(dKernel), at(dBias)],
      ...[scratch(3 * steps * width), m * b, steps, width, dilation, Number(differences)],
    );
    return { x: dx, kernel: dKernel, bias: dBias };
  }),

  fusedGradient(STREAM_GATE, (inputs, _, { make, zeros, at, scratch, kernels }) => {
    const { temporal, structural, shared, mask, kernel, bias, output, dy } = inputs;
    const [m, b, steps, width] = shared.shape as Shape4;
    const [dTemporal, dStructural, dShared] = [make(shared.shape), make(shared.shape), make(shared.shape)];
    const [dKernel, dBias] = [zeros(kernel.shape), zeros(bias.shape)];
    kernels.streamGateGradient(
      ...[at(temporal), at(structural), at(shared), at(mask), at(kernel), at(output), at(dy)],
      ...[at(dTemporal), at(dStructural), at(dShared), at(dKernel), at(dBias)],
      ...[scratch(width * (steps + width + 3)), m * b, steps, width],
    );
    return { temporal: dTemporal, structural: dStructural, shared: dShared, kernel: dKernel, bias: dBias };
  }),

  fusedGradient(STREAM_MIX, (inputs, _, { make, zeros, at, scratch, kernels }) => {
    const { shared, temporal, structural, gate, norms, mask, dy } = inputs;
    const [m, b, steps, width] = shared.shape as Shape4;
    const [dShared, dTemporal] = [make(shared.shape), make(shared.shape)];
    const [dStructural, dGate, dNorms] = [make(shared.shape), make(shared.shape), zeros(norms.shape)];
    kernels.streamMixGradient(
      ...[at(shared), at(temporal), at(structural), at(gate), at(norms), at(mask), at(dy)],
      ...[at(dShared), at(dTemporal), at(dStructural), at(dGate), at(dNorms)],
      ...[scratch(3 * width), m * b * steps, width],
    );
    return { shared: dShared, temporal: dTemporal, structural: dStructural, gate: dGate, norms: dNorms };
  }),

  fusedGradient(REBALANCE, (inputs, { largest }, { make, zeros, at, scratch, kernels }) => {
    const { x, assignment, anchors, messages, route, mask, norm, dy } = inputs;
    const [m, b, steps, width] = x.shape as Shape4;
    const count = anchors.shape[1] as number;
    const [dx, dAssignment, dMessages] = [make(x.shape), make(assignment.shape), make(messages.shape)];
    const [dAnchors, dRoute, dNorm] = [zeros(anchors.shape), zeros(route.shape), zeros(norm.shape)];
    kernels.rebalanceGradient(
      ...[at(x), at(assignment), at(anchors), at(messages), at(route), at(mask), at(norm), at(dy)],
      ...[at(dx), at(dAssignment), at(dAnchors), at(dMessages), at(dRoute), at(dNorm)],
      ...[scratch(3 * width), m, b, steps, count, width, largest],
    );
    return {
      x: dx,
      assignment: dAssignment,
      anchors: dAnchors,
      messages: dMessages,
      route: dRoute,
      norm: dNorm,
    };
  }),
];
