import * as tf from '@tensorflow/tfjs';
import type { Brf } from './brf-outputs.ts';
import { constant } from './constants.ts';
import { additiveShares, contributionsOf } from './ops/contributions.ts';
import { flattenSteps, weightsAndVector } from './ops/pooling.ts';
import { affine } from './ops/primitives.ts';
import { mixVectors, reunite } from './ops/reunion.ts';
import { type Parameters, parameter } from './parameters.ts';
import type { Players } from './setup.ts';

/** The mean of a branch's valid steps as a pooling: weights and vector, [B, M*T + d]. */
function meanPool(x: tf.Tensor4D, mask: tf.Tensor3D): tf.Tensor2D {
  const valid = flattenSteps(mask.expandDims(-1) as tf.Tensor4D).squeeze<tf.Tensor2D>([2]);
  return weightsAndVector(flattenSteps(x), valid.div(valid.sum(1, true).maximum(1)));
}

/** One half of each branch, [B, d]: the gate where there is none. */
export function evenGate(parameters: Parameters, batch: number): tf.Tensor2D {
  const width = parameter(parameters, 'head.kernel').shape[0] as number;
  return constant(parameters, `even gate of ${batch}`, [], () => tf.fill([batch, width], 0.5) as tf.Tensor2D);
}

/** BRF bypassed in a network that was trained with it: the two masked means, half of each, and the same head. */
export function bypassed(parameters: Parameters, { shared, private: privates, masks }: Players): Brf {
  const branches = { shared: meanPool(shared, masks.shared), private: meanPool(privates, masks.private) };
  const even = evenGate(parameters, shared.shape[1]);
  const kernel = parameter(parameters, 'head.kernel') as tf.Tensor2D;
  return {
    logit: reunite({ ...branches, gate: even, kernel, bias: parameter(parameters, 'head.bias') }),
    headInput: () => mixVectors({ ...branches, gate: even }),
    contributions: () =>
      contributionsOf({ sharedSteps: shared, privateSteps: privates, ...branches, gate: even, kernel }),
    gate: null,
    read: null,
  };
}

/** A network trained without BRF: the two masked means, concatenated, and a linear head. */
export function withoutReunion(parameters: Parameters, { shared, private: privates, masks }: Players): Brf {
  const d = shared.shape[3];
  const branches = { shared: meanPool(shared, masks.shared), private: meanPool(privates, masks.private) };
  const kernel = parameter(parameters, 'head.kernel') as tf.Tensor2D;
  const vector = (pooled: tf.Tensor2D) => pooled.slice([0, pooled.shape[1] - d], [-1, d]);
  const joined = tf.concat([vector(branches.shared), vector(branches.private)], 1);
  const shares = (x: tf.Tensor4D, pooled: tf.Tensor2D, row: number) =>
    additiveShares(x, pooled, (steps) => affine(steps, kernel.slice([row, 0], [d, -1])));
  return {
    logit: affine(joined, kernel, parameter(parameters, 'head.bias')) as tf.Tensor2D,
    headInput: () => joined,
    contributions: () =>
      tf.concat([shares(shared, branches.shared, 0), shares(privates, branches.private, d)], 1),
    gate: null,
    read: null,
  };
}
