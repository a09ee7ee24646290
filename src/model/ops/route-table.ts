import * as tf from '@tensorflow/tfjs';
import { type Op, run } from './op.ts';

export interface RouteTableInputs {
  /** [M, B, 3] */
  route: tf.Tensor3D;
  /** 1 where a column of the route belongs in the table, [M, 3, 1 + M]. */
  places: tf.Tensor3D;
}

/** The router's weights put in their places. */
export const ROUTE_TABLE: Op<RouteTableInputs, object> = {
  name: 'DbrRouteTable',
  moved: [],
  reference: ({ route, places }) => tf.matMul(route, places),
};

/** @returns [M, B, 1 + M] */
export function placeRoute(inputs: RouteTableInputs): tf.Tensor3D {
  return run(ROUTE_TABLE, inputs, {}) as tf.Tensor3D;
}
