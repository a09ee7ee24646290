import { ASSIGNMENT, BORROW, BUDGET } from '../../ops/anchors.ts';
import { OPINION } from '../../ops/pooling.ts';
import { REBALANCE } from '../../ops/rebalance.ts';
import { ROUTE } from '../../ops/route.ts';
import { type Fused, fused, type Shape3, type Shape4 } from './fuse.ts';

export const ANCHORS: Fused[] = [
  fused(ASSIGNMENT, ({ x, directions }, { temperature }, { make, at, kernels }) => {
    const [m, b, steps, width] = x.shape as Shape4;
    const count = directions.shape[1] as number;
    const out = make([m, b, steps, count]);
    kernels.assignment(at(x), at(directions), at(out), m, b * steps, width, count, temperature);
    return out;
  }),

  fused(BUDGET, ({ assignment, mask }, { largest }, { make, at, kernels }) => {
    const [m, b, steps, count] = assignment.shape as Shape4;
    const out = make([m, b, steps]);
    kernels.budget(at(assignment), at(mask), at(out), m * b * steps, count, largest);
    return out;
  }),

  fused(BORROW, ({ budget, route }, _, { make, at, kernels }) => {
    const [m, b, steps] = budget.shape as Shape3;
    const out = make([m, b, steps]);
    kernels.borrow(at(budget), at(route), at(out), m * b, steps);
    return out;
  }),

  fused(ROUTE, ({ assignment, anchors, mask, layers }, { hidden }, { make, at, scratch, kernels }) => {
    const [m, b, steps, count] = assignment.shape as Shape4;
    const width = anchors.shape[2] as number;
    const out = make([m, b, 3]);
    const room = scratch(m * b * width + count + 3 * hidden);
    kernels.route(
      ...[at(assignment), at(anchors), at(mask), at(layers), at(out), room],
      ...[m, b, steps, count, width, hidden],
    );
    return out;
  }),

  fused(REBALANCE, (inputs, { largest }, { make, at, scratch, kernels }) => {
    const { x, assignment, anchors, messages, route, mask, norm } = inputs;
    const [m, b, steps, width] = x.shape as Shape4;
    const count = anchors.shape[1] as number;
    const out = make(x.shape);
    kernels.rebalance(
      ...[at(x), at(assignment), at(anchors), at(messages), at(route), at(mask), at(norm), at(out)],
      ...[scratch(width), m, b, steps, count, width, largest],
    );
    return out;
  }),

  fused(OPINION, ({ x, mask, kernel, bias }, _, { make, at, scratch, kernels }) => {
    const [m, b, steps, width] = x.shape as Shape4;
    const classes = kernel.shape[2] as number;
    const out = make([m, b, classes]);
    const room = scratch(width);
    kernels.opinion(at(x), at(mask), at(kernel), at(bias), at(out), room, m, b, steps, width, classes);
    return out;
  }),
];
