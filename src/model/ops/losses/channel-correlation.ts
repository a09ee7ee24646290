import * as tf from '@tensorflow/tfjs';
import { type Op, run } from '../op.ts';
import { type CountedRows, type Counts, EPSILON, perSet, standardise } from './counted-rows.ts';

interface ChannelCorrelationInputs {
  /** [G, N, d] */
  x: tf.Tensor3D;
  /** [G, N, 1] */
  weights: tf.Tensor3D;
}

/**
 * Mean squared correlation between the channels of the rows that count, for G sets at once: 0 when every channel varies
 * on its own, 1 when all say the same. What VICReg's covariance term (Bardes et al., 2022) asks for, without its reward
 * for small variance.
 */
export const CHANNEL_CORRELATION: Op<ChannelCorrelationInputs, Counts> = {
  name: 'DbrChannelCorrelation',
  moved: ['x'],
  reference: ({ x, weights }, { counts }) => {
    const width = x.shape[2];
    const centred = standardise(x, { weights, counts });
    const inverse = perSet(
      counts.map((count) => 1 / Math.max(count, 1)),
      3,
    );
    const covariance = tf.matMul(centred, centred, true, false).mul(inverse);
    const variance = centred.square().sum(1, true).mul(inverse).add(EPSILON); // (G, 1, d)
    const correlation = covariance
      .square()
      .div(variance)
      .div(variance.transpose([0, 2, 1]));
    const share = counts.map((count) => (count < 2 ? 0 : 1 / (width * (width - 1))));
    return correlation
      .mul(tf.sub(1, tf.eye(width)))
      .sum([1, 2])
      .mul(perSet(share, 1));
  },
};

/**
 * @param x [G, N, d]
 * @returns [G]; 0 where fewer than 2 count
 */
export function channelCorrelation(x: tf.Tensor3D, { weights, counts }: CountedRows): tf.Tensor1D {
  return run(CHANNEL_CORRELATION, { x, weights }, { counts }) as tf.Tensor1D;
}
