import type { Modality } from '../../../model/modalities.ts';
import type { Sample } from '../../core/data/batch.ts';

/** The class most training samples are of; the first of several. */
export function mostFrequentClass(train: readonly Sample[]): number {
  const counts = new Map<number, number>();
  for (const { label } of train) counts.set(label, (counts.get(label) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return Math.min(...[...counts].filter(([, count]) => count === most).map(([label]) => label));
}

/**
 * The class whose training samples' mean is nearest (Euclidean) to each sample, both averaged over their valid steps of
 * one modality; the most frequent class for a sample without it.
 */
export function nearestClassMeans(
  train: readonly Sample[],
  samples: readonly Sample[],
  modality: Modality,
): number[] {
  const sums = new Map<number, { sum: Float64Array; count: number }>();
  for (const sample of train) {
    const vector = stepMean(sample, modality);
    if (!vector) continue;
    const entry = sums.get(sample.label) ?? { sum: new Float64Array(vector.length), count: 0 };
    for (const [i, value] of vector.entries()) entry.sum[i] = (entry.sum[i] ?? 0) + value;
    entry.count += 1;
    sums.set(sample.label, entry);
  }
  const means = [...sums].map(([label, { sum, count }]) => ({
    label,
    mean: sum.map((value) => value / count),
  }));
  return samples.map((sample) => {
    const vector = stepMean(sample, modality);
    if (!vector) return mostFrequentClass(train);
    const distances = means.map(({ mean }) => squaredDistance(vector, mean));
    return means[distances.indexOf(Math.min(...distances))]?.label ?? mostFrequentClass(train);
  });
}

function stepMean({ steps }: Sample, modality: Modality): Float64Array | null {
  const sequence = steps[modality];
  if (!sequence) return null;
  const { width, values, valid } = sequence;
  const mean = new Float64Array(width);
  let count = 0;
  for (const [step, there] of valid.entries()) {
    if (!there) continue;
    count += 1;
    for (let i = 0; i < width; i++) mean[i] = (mean[i] ?? 0) + (values[step * width + i] ?? 0);
  }
  return mean.map((value) => value / count);
}

function squaredDistance(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0);
}
