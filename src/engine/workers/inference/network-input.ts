import * as tf from '@tensorflow/tfjs';
import type { FeatureTracks } from '../../../features/frames.ts';
import { byModality, type DbrConfig, type DbrInputs, MODALITIES } from '../../../model/index.ts';

/**
 * Windows' tracks as a batch: features [B, T, d_m], mask [M, B, T]. Always the full T steps, so that a backend which pools
 * buffers by size reuses the same ones for every window.
 *
 * The caller disposes of the tensors (`disposeInput`).
 */
export function networkInputs(windows: readonly FeatureTracks[], { steps, widths }: DbrConfig): DbrInputs {
  const batch = windows.length;
  const mask = new Float32Array(MODALITIES.length * batch * steps);
  for (const [row, modality] of MODALITIES.entries())
    for (const [item, tracks] of windows.entries())
      mask.set(tracks[modality].mask, (row * batch + item) * steps);
  return {
    features: byModality((modality) => {
      const width = widths[modality];
      const values = new Float32Array(batch * steps * width);
      for (const [item, tracks] of windows.entries())
        values.set(tracks[modality].values, item * steps * width);
      return tf.tensor3d(values, [batch, steps, width]);
    }),
    mask: tf.tensor3d(mask, [MODALITIES.length, batch, steps]),
  };
}

/** The same of one window. */
export function networkInput(tracks: FeatureTracks, config: DbrConfig): DbrInputs {
  return networkInputs([tracks], config);
}

export function disposeInput({ features, mask }: DbrInputs): void {
  tf.dispose([...Object.values(features), mask]);
}
