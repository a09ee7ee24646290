import * as tf from '@tensorflow/tfjs';
import { byModality, type DbrInputs, MODALITIES } from '../../../model/index.ts';
import { type Batch, buildBatch, type Sample } from '../data/batch.ts';
import type { Predictor } from './predictor.ts';

const SAMPLES_A_PASS = 64;

/** A batch's arrays as the network takes them; call inside `tf.tidy`. */
export function inputsOf({ size, steps, features, mask }: Batch, { config }: Predictor): DbrInputs {
  return {
    features: byModality((modality) =>
      tf.tensor3d(features[modality], [size, steps, config.widths[modality]]),
    ),
    mask: tf.tensor3d(mask, [MODALITIES.length, size, steps]),
  };
}

/** The predictor's sentiment of each sample, in order. `render` makes a sample when its turn comes. */
export async function predict<Item>(
  predictor: Predictor,
  items: readonly Item[],
  render: (item: Item) => Sample,
): Promise<number[]> {
  const predictions: number[] = [];
  for (let start = 0; start < items.length; start += SAMPLES_A_PASS) {
    const batch = buildBatch(items.slice(start, start + SAMPLES_A_PASS).map(render), predictor.config);
    const sentiment = tf.tidy(() => predictor.forward(inputsOf(batch, predictor)).sentiment);
    predictions.push(...(await sentiment.data()));
    sentiment.dispose();
  }
  return predictions;
}
