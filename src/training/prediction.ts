import * as tf from '@tensorflow/tfjs';
import { type DbrInputs, MODALITIES, type Modality, type Network } from '../model/index.ts';
import { type Batch, buildBatch, type Sample } from './batch.ts';

const SAMPLES_A_PASS = 64;

/** A batch's arrays as the network takes them; call inside `tf.tidy`. */
export function inputsOf({ size, steps, features, mask }: Batch, { config }: Network): DbrInputs {
  const tensor = (modality: Modality) =>
    tf.tensor3d(features[modality], [size, steps, config.widths[modality]]);
  return {
    features: { language: tensor('language'), acoustic: tensor('acoustic'), visual: tensor('visual') },
    mask: tf.tensor3d(mask, [MODALITIES.length, size, steps]),
  };
}

/** The network's sentiment of each sample, in order. `render` makes a sample when its turn comes. */
export async function predict<Item>(
  network: Network,
  items: readonly Item[],
  render: (item: Item) => Sample,
): Promise<number[]> {
  const predictions: number[] = [];
  for (let start = 0; start < items.length; start += SAMPLES_A_PASS) {
    const batch = buildBatch(items.slice(start, start + SAMPLES_A_PASS).map(render), network.config);
    const sentiment = tf.tidy(() => network.forward(inputsOf(batch, network)).sentiment);
    predictions.push(...(await sentiment.data()));
    sentiment.dispose();
  }
  return predictions;
}
