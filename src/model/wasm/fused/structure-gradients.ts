import { BORROW, BUDGET } from '../../ops/anchors.ts';
import { ROUTE } from '../../ops/route.ts';
import { ADJACENCY, NODE_ASSIGNMENT, NODE_STREAM, NODES } from '../../ops/structure.ts';
import type { Shape3, Shape4 } from './fuse.ts';
import { type FusedGradient, fusedGradient } from './gradient.ts';

/** Of the structural stream's ops and the router's. */
export const STRUCTURE_GRADIENTS: FusedGradient[] = [
  fusedGradient(NODES, ({ x, queries, mask, dy }, _, { make, zeros, at, scratch, kernels }) => {
    const [m, b, steps, width] = x.shape as Shape4;
    const count = queries.shape[2] as number;
    const [dx, dQueries] = [make(x.shape), zeros(queries.shape)];
    kernels.nodesGradient(
      ...[at(x), at(queries), at(mask), at(dy), at(dx), at(dQueries)],
      ...[scratch(3 * steps * count + width * (steps + count)), m, b, steps, width, count],
    );
    return { x: dx, queries: dQueries };
  }),

  fusedGradient(NODE_ASSIGNMENT, ({ x, queries, output, dy }, _, workplace) => {
    const { make, zeros, at, scratch, kernels } = workplace;
    const [m, b, steps, width] = x.shape as Shape4;
    const count = queries.shape[2] as number;
    const [dx, dQueries] = [make(x.shape), zeros(queries.shape)];
    kernels.nodeAssignmentGradient(
      ...[at(x), at(queries), at(output), at(dy), at(dx), at(dQueries)],
      ...[scratch(count * (b * steps + width)), m, b * steps, width, count],
    );
    return { x: dx, queries: dQueries };
  }),

  fusedGradient(ADJACENCY, ({ projected, output, dy }, _, { zeros, at, scratch, kernels }) => {
    const [b, total, columns] = projected.shape as Shape3;
    const dProjected = zeros(projected.shape);
    kernels.adjacencyGradient(
      ...[at(projected), at(output), at(dy), at(dProjected), scratch(total * total)],
      ...[b, total, columns / 3],
    );
    return { projected: dProjected };
  }),

  fusedGradient(NODE_STREAM, (inputs, _, { make, zeros, at, scratch, kernels }) => {
    const { nodes, projected, adjacency, assignment, mask, dy } = inputs;
    const [m, b, steps, count] = assignment.shape as Shape4;
    const width = nodes.shape[2] as number;
    const [dNodes, dProjected] = [make(nodes.shape), zeros(projected.shape)];
    const [dAdjacency, dAssignment] = [make(adjacency.shape), make(assignment.shape)];
    kernels.nodeStreamGradient(
      ...[at(nodes), at(projected), at(adjacency), at(assignment), at(mask), at(dy)],
      ...[at(dNodes), at(dProjected), at(dAdjacency), at(dAssignment)],
      ...[scratch(width * (2 * m * count + steps)), m, b, steps, count, width],
    );
    return { nodes: dNodes, projected: dProjected, adjacency: dAdjacency, assignment: dAssignment };
  }),

  fusedGradient(ROUTE, (inputs, { hidden }, { make, zeros, at, scratch, kernels }) => {
    const { assignment, anchors, mask, layers, output, dy } = inputs;
    const [m, b, steps, count] = assignment.shape as Shape4;
    const width = anchors.shape[2] as number;
    const dAssignment = make(assignment.shape);
    const [dAnchors, dLayers] = [zeros(anchors.shape), zeros(layers.shape)];
    const room = scratch(2 * m * b * width + 2 * count + 3 * b * hidden + b + width * hidden);
    kernels.routeGradient(
      ...[at(assignment), at(anchors), at(mask), at(layers), at(output), at(dy)],
      ...[at(dAssignment), at(dAnchors), at(dLayers), room, m, b, steps, count, width, hidden],
    );
    return { assignment: dAssignment, anchors: dAnchors, layers: dLayers };
  }),

  fusedGradient(BUDGET, ({ assignment, mask, dy }, { largest }, { make, at, kernels }) => {
    const [m, b, steps, count] = assignment.shape as Shape4;
    const dAssignment = make(assignment.shape);
    kernels.budgetGradient(at(assignment), at(mask), at(dy), at(dAssignment), m * b * steps, count, largest);
    return { assignment: dAssignment };
  }),

  fusedGradient(BORROW, ({ budget, route, dy }, _, { make, at, kernels }) => {
    const [m, b, steps] = budget.shape as Shape3;
    const [dBudget, dRoute] = [make(budget.shape), make(route.shape)];
    kernels.borrowGradient(at(budget), at(route), at(dy), at(dBudget), at(dRoute), m * b, steps);
    return { budget: dBudget, route: dRoute };
  }),
];
