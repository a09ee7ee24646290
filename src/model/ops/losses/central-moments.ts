import * as tf from '@tensorflow/tfjs';
import { type Op, run } from '../op.ts';
import { type CountedRows, type Counts, EPSILON, otherSet, perSet, type SetPairs } from './counted-rows.ts';

/** Central moment discrepancy (Zellinger et al., 2017) to three moments between the two sets of G pairs. */
export const CENTRAL_MOMENTS: Op<SetPairs, Counts> = {
  name: 'DbrCentralMoments',
  moved: ['x', 'y'],
  reference: (sets, { counts }) => {
    const inverse = perSet(
      counts.map((count) => 1 / Math.max(count, 1)),
      3,
    );
    const mean = (v: tf.Tensor) => v.mul(sets.weights).sum(1, true).mul(inverse); // (G, 1, d)
    const moments = (v: tf.Tensor3D) => {
      const first = mean(v);
      const centred = v.sub(first);
      const square = centred.square();
      return tf.concat([first, mean(square), mean(square.mul(centred))], 1); // (G, 3, d)
    };
    const differences = moments(sets.x).sub(moments(otherSet(sets)));
    return differences.square().sum(2).add(EPSILON).sqrt().sum(1);
  },
};

/** @returns [G] */
export function centralMomentDiscrepancy(
  sets: Omit<SetPairs, 'weights'>,
  { weights, counts }: CountedRows,
): tf.Tensor1D {
  return run(CENTRAL_MOMENTS, { ...sets, weights }, { counts }) as tf.Tensor1D;
}
