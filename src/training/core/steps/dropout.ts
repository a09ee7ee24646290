import * as tf from '@tensorflow/tfjs';
import type { Dropouts } from '../../../model/dbr.ts';
import { type Dropout, noDropout } from '../../../model/layers.ts';
import { byModality, type Modality } from '../../../model/modalities.ts';
import type { Random } from '../random.ts';

export interface DropoutRates {
  /** Share of standardised input features dropped, of every modality or of each. */
  input: number | Record<Modality, number>;
  /** Share of hidden units dropped. */
  hidden: number;
}

/**
 * Inverted dropout (Srivastava et al., 2014) from a seeded stream: what is kept is scaled by 1 / (1 - rate).
 * `tf.dropout` draws each number on its own stream in JavaScript, which costs more than the layer it follows.
 */
export function seededDropouts(rates: DropoutRates, random: Random): Dropouts {
  const { input } = rates;
  return {
    input: byModality((modality) => dropout(typeof input === 'number' ? input : input[modality], random)),
    hidden: dropout(rates.hidden, random),
  };
}

function dropout(rate: number, random: Random): Dropout {
  if (rate === 0) return noDropout;
  const kept = 1 / (1 - rate);
  const dropped = rate * 2 ** 32;
  return (shape) => {
    const drawn = random.words(tf.util.sizeFromShape(shape));
    const mask = new Float32Array(drawn.length);
    for (let i = 0; i < mask.length; i++) mask[i] = (drawn[i] as number) < dropped ? 0 : kept;
    return tf.tensor(mask, shape);
  };
}
