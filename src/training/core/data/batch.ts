import type { StepSequence } from '../../../features/step-sequence.ts';
import { layOutSequence } from '../../../features/tracks.ts';
import type { InputShape } from '../../../model/config.ts';
import { byModality, MODALITIES, type Modality } from '../../../model/modalities.ts';

/** One sample ready for the network: a null modality is absent. */
export interface Sample {
  steps: Record<Modality, StepSequence | null>;
  /** Target of the whole: sentiment points, or the index of the class. */
  label: number;
  /** Targets of the modalities' own heads, likewise; null where a modality has none of its own. */
  valences: Record<Modality, number | null>;
}

/** B samples side by side, every array row-major; T is the longest sample's length. */
export interface Batch {
  size: number;
  steps: number;
  features: Record<Modality, Float32Array>; // [B, T, d_m]
  mask: Float32Array; // [M, B, T]
  labels: Float32Array; // [B]
  valences: Float32Array; // [M, B]; 0 where there is none
  present: Float32Array; // [M, B]
  supervised: Float32Array; // [M, B], 1 for a present modality with a target of its own
}

/**
 * Lays samples out as one padded batch, each as a live window is, trimmed to the longest one (the network is
 * indifferent to padding).
 * @throws RangeError when a sequence is of another width than the network's
 */
export function buildBatch(samples: readonly Sample[], { widths, steps: most }: InputShape): Batch {
  const size = samples.length;
  const lengths = samples.map((sample) => sampleSteps(sample));
  const steps = Math.max(1, Math.min(most, Math.max(...lengths)));
  const batch: Batch = {
    size,
    steps,
    features: byModality((modality) => new Float32Array(size * steps * widths[modality])),
    mask: new Float32Array(MODALITIES.length * size * steps),
    labels: Float32Array.from(samples, (sample) => sample.label),
    valences: new Float32Array(MODALITIES.length * size),
    present: new Float32Array(MODALITIES.length * size),
    supervised: new Float32Array(MODALITIES.length * size),
  };
  for (const [row, sample] of samples.entries()) {
    for (const [m, modality] of MODALITIES.entries()) {
      const place = m * size + row;
      const valence = sample.valences[modality];
      batch.valences[place] = valence ?? 0;
      const sequence = sample.steps[modality];
      if (!sequence) continue;
      const width = widths[modality];
      const valid = layOutSequence(sequence, width, {
        values: batch.features[modality].subarray(row * steps * width, (row + 1) * steps * width),
        mask: batch.mask.subarray(place * steps, (place + 1) * steps),
      });
      batch.present[place] = valid ? 1 : 0;
      batch.supervised[place] = valid && valence !== null ? 1 : 0;
    }
  }
  return batch;
}

/** Steps of a sample's longest modality. */
export function sampleSteps({ steps }: Sample): number {
  return Math.max(...MODALITIES.map((modality) => steps[modality]?.valid.length ?? 0));
}
