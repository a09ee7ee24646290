import { STREAM_GATE, STREAM_MIX } from '../../ops/stream-gate.ts';
import { ADJACENCY, NODE_ASSIGNMENT, NODE_STREAM, NODES } from '../../ops/structure.ts';
import { TEMPORAL_CONVOLUTION } from '../../ops/temporal-convolution.ts';
import { type Fused, fused, type Shape3, type Shape4 } from './fuse.ts';

export const STREAMS: Fused[] = [
  fused(TEMPORAL_CONVOLUTION, ({ x, mask, kernel, bias }, { dilation, differences }, workplace) => {
    const { make, at, scratch, kernels } = workplace;
    const [m, b, steps, width] = x.shape as Shape4;
    const out = make(x.shape);
    kernels.temporalConvolution(
      ...[at(x), at(mask), at(kernel), at(bias), at(out), scratch(steps * width)],
      ...[m * b, steps, width, dilation, Number(differences)],
    );
    return out;
  }),

  fused(NODES, ({ x, queries, mask }, _, { make, at, scratch, kernels }) => {
    const [m, b, steps, width] = x.shape as Shape4;
    const count = queries.shape[2] as number;
    const out = make([b, m * count, width]);
    const room = scratch(2 * steps * count);
    kernels.nodes(at(x), at(queries), at(mask), at(out), room, m, b, steps, width, count);
    return out;
  }),

  fused(NODE_ASSIGNMENT, ({ x, queries }, _, { make, at, kernels }) => {
    const [m, b, steps, width] = x.shape as Shape4;
    const count = queries.shape[2] as number;
    const out = make([m, b, steps, count]);
    kernels.nodeAssignment(at(x), at(queries), at(out), m, b * steps, width, count);
    return out;
  }),

  fused(ADJACENCY, ({ projected, mask }, _, { make, at, scratch, kernels }) => {
    const [b, total, columns] = projected.shape as Shape3;
    const [m, , steps] = mask.shape as Shape3;
    const width = columns / 3;
    const out = make([b, total, total]);
    const room = scratch(total * (width + 1));
    kernels.adjacency(at(projected), at(mask), at(out), room, m, b, steps, total / m, width);
    return out;
  }),

  fused(NODE_STREAM, (inputs, _, { make, at, scratch, kernels }) => {
    const { nodes, projected, adjacency, assignment, mask } = inputs;
    const [m, b, steps, count] = assignment.shape as Shape4;
    const width = nodes.shape[2] as number;
    const out = make([m, b, steps, width]);
    const room = scratch(m * count * width);
    kernels.nodeStream(
      ...[at(nodes), at(projected), at(adjacency), at(assignment), at(mask), at(out), room],
      ...[m, b, steps, count, width],
    );
    return out;
  }),

  fused(STREAM_GATE, (inputs, _, { make, at, scratch, kernels }) => {
    const { temporal, structural, shared, mask, kernel, bias } = inputs;
    const [m, b, steps, width] = shared.shape as Shape4;
    const out = make(shared.shape);
    kernels.streamGate(
      ...[at(temporal), at(structural), at(shared), at(mask), at(kernel), at(bias), at(out)],
      ...[scratch(2 * width), m * b, steps, width],
    );
    return out;
  }),

  fused(STREAM_MIX, (inputs, _, { make, at, scratch, kernels }) => {
    const { shared, temporal, structural, gate, norms, mask } = inputs;
    const [m, b, steps, width] = shared.shape as Shape4;
    const out = make(shared.shape);
    kernels.streamMix(
      ...[at(shared), at(temporal), at(structural), at(gate), at(norms), at(mask), at(out)],
      ...[scratch(2 * width), m * b * steps, width],
    );
    return out;
  }),
];
