import * as tf from '@tensorflow/tfjs';
import type { FeatureTracks } from '../../../features/frames.ts';
import { byModality, type DbrConfig, type DbrInputs, MODALITIES } from '../../../model/index.ts';

/**
 * A window's tracks as a batch of one: features [1, T, d_m], mask [M, 1, T]. Always the full T steps, so that a
 * backend which pools buffers by size reuses the same ones for every window.
 *
 * The caller disposes of the tensors (`disposeInput`).
 */
export function networkInput(tracks: FeatureTracks, { steps, widths }: DbrConfig): DbrInputs {
  const mask = new Float32Array(MODALITIES.length * steps);
  for (const [row, modality] of MODALITIES.entries()) mask.set(tracks[modality].mask, row * steps);
  return {
    features: byModality((modality) => tf.tensor3d(tracks[modality].values, [1, steps, widths[modality]])),
    mask: tf.tensor3d(mask, [MODALITIES.length, 1, steps]),
  };
}

export function disposeInput({ features, mask }: DbrInputs): void {
  tf.dispose([...Object.values(features), mask]);
}
