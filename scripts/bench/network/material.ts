import * as tf from '@tensorflow/tfjs';
import { byModality, type DbrConfig, type DbrInputs, MODALITIES } from '../../../src/model/index.ts';
import type { Sample } from '../../../src/training/core/data/batch.ts';
import { openRandom } from '../../../src/training/core/random.ts';

/** Of a training step that is timed. */
export const BATCH = 32;

/** One window with everything in it, as plain numbers: features [T, d_m] and all steps valid. */
export function plainWindow({ widths, steps }: DbrConfig): Record<(typeof MODALITIES)[number], Float32Array> {
  const random = openRandom(1);
  return byModality((modality) =>
    Float32Array.from({ length: steps * widths[modality] }, () => random.normal()),
  );
}

/** The window as the network takes it. */
export function windowInputs(config: DbrConfig): DbrInputs {
  const { widths, steps } = config;
  const window = plainWindow(config);
  return {
    features: byModality((modality) => tf.tensor3d(window[modality], [1, steps, widths[modality]])),
    mask: tf.ones([MODALITIES.length, 1, steps]),
  };
}

/** A batch of training samples with everything in them. */
export function trainingSamples(config: DbrConfig): Sample[] {
  const random = openRandom(2);
  const valid = new Uint8Array(config.steps).fill(1);
  return Array.from({ length: BATCH }, () => {
    const window = plainWindow(config);
    return {
      steps: byModality((modality) => ({
        width: config.widths[modality],
        values: window[modality].map((value) => value + 0.1 * random.normal()),
        valid,
      })),
      label: random.between(-3, 3),
      valences: byModality(() => random.between(-3, 3)),
    };
  });
}
