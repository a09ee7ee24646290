import * as tf from '@tensorflow/tfjs';
import type { FeatureTracks } from '../features/frames.ts';
import { type DbrConfig, type DbrInputs, MODALITIES } from '../model/index.ts';

/**
 * A window's tracks as a batch of one: features [1, T, d_m], mask [M, 1, T]. Always the full T steps, so that a
 * backend which pools buffers by size reuses the same ones for every window.
 *
 * The caller disposes of the tensors (`disposeInput`).
 */
export function networkInput(tracks: FeatureTracks, { steps, widths }: DbrConfig): DbrInputs {
  const mask = new Float32Array(MODALITIES.length * steps);
  for (const [row, modality] of MODALITIES.entries()) mask.set(tracks[modality].mask, row * steps);
  const feature = (modality: (typeof MODALITIES)[number]) =>
    tf.tensor3d(tracks[modality].values, [1, steps, widths[modality]]);
  return {
    features: {
      language: feature('language'),
      acoustic: feature('acoustic'),
      visual: feature('visual'),
    },
    mask: tf.tensor3d(mask, [MODALITIES.length, 1, steps]),
  };
}

export function disposeInput({ features, mask }: DbrInputs): void {
  tf.dispose([features.language, features.acoustic, features.visual, mask]);
}
