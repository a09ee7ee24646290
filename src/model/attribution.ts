import * as tf from '@tensorflow/tfjs';
import type { DbrInputs } from './dbr.ts';
import { type Intervention, NO_INTERVENTION } from './intervention.ts';
import { noDropout } from './layers.ts';
import { byModality, MODALITIES, type Modality } from './modalities.ts';
import type { Network } from './network.ts';

/**
 * Gradient x input of what a network of sentiment says (Shrikumar et al., 2016): for each input feature its slope there times
 * the feature, summed over the valid steps, in sentiment points. The feature is the one that the network reads: standardised
 * with the stored statistics and clamped, so that an average feature adds nothing.
 * @param intervention stages bypassed and players scaled
 * @returns per modality [B, d_m]; 0 where it is absent
 */
export async function gradientTimesInput(
  network: Network,
  inputs: DbrInputs,
  intervention: Intervention = NO_INTERVENTION,
): Promise<Record<Modality, Float32Array>> {
  // At 1, the slope over what a feature is multiplied by is the feature times its own slope.
  const keep = byModality((modality) => tf.tidy(() => tf.variable(tf.onesLike(inputs.features[modality]))));
  const variables = MODALITIES.map((modality) => keep[modality]);
  const dropouts = { input: byModality((modality) => () => keep[modality]), hidden: noDropout };
  const said = () => network.forward(inputs, dropouts, intervention).sentiment.sum() as tf.Scalar;
  try {
    const summed = tf.tidy(() => {
      const { grads } = tf.variableGrads(said, variables);
      const slopes = variables.map((variable) => grads[variable.name] ?? tf.zerosLike(variable));
      return tf.concat(
        slopes.map((slope) => slope.sum(1)),
        1,
      );
    });
    const values = (await summed.data()) as Float32Array;
    summed.dispose();
    return byRows(values, network);
  } finally {
    tf.dispose(variables);
  }
}

/** @param values [B, sum of d_m] */
function byRows(values: Float32Array, { config: { widths } }: Network): Record<Modality, Float32Array> {
  const all = MODALITIES.reduce((sum, modality) => sum + widths[modality], 0);
  let from = 0;
  return byModality((modality) => {
    const width = widths[modality];
    const own = new Float32Array((values.length / all) * width);
    for (let row = 0; row * width < own.length; row++) {
      own.set(values.subarray(row * all + from, row * all + from + width), row * width);
    }
    from += width;
    return own;
  });
}
