import type { WritableArray } from '../../../features/npz/npz-writer.ts';
import { MODALITIES } from '../../../model/modalities.ts';
import { openRandom } from '../../core/random.ts';

/**
 * Arrays of a file of ready features in which the label is written plainly into the first feature of every modality; odd
 * widths and steps, some samples without sound.
 * @param classes 1 for sentiment
 */
export function syntheticFeatures(
  samples: number,
  classes: number,
  seed: number,
): Record<string, WritableArray> {
  const random = openRandom(seed);
  const labels = Array.from({ length: samples }, () =>
    classes === 1 ? Math.fround(random.between(-3, 3)) : random.integer(classes),
  );
  const arrays: Record<string, WritableArray> = {
    labels: {
      shape: [samples],
      values: classes === 1 ? Float32Array.from(labels) : Int32Array.from(labels),
    },
    split: { shape: [samples], values: labels.map((_, i) => (i % 4 === 3 ? 'valid' : 'train')) },
  };
  for (const [m, modality] of MODALITIES.entries()) {
    const [steps, width] = [5 + m, 4 + 3 * m];
    const values = new Float32Array(samples * steps * width);
    for (const [sample, label] of labels.entries()) {
      if (modality === 'acoustic' && sample % 5 === 0) continue;
      const length = 2 + random.integer(steps - 1);
      for (let step = 0; step < length; step++)
        for (let i = 0; i < width; i++)
          values[(sample * steps + step) * width + i] = (i === 0 ? label : 0) + 0.3 * random.normal();
    }
    arrays[modality] = { shape: [samples, steps, width], values };
  }
  return arrays;
}
