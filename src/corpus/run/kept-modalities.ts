import { byModality, MODALITIES, type Modality, type Network } from '../../model/index.ts';
import type { Sample } from '../../training/core/data/batch.ts';
import { type Judged, type SliceMetrics, sliceMetrics } from '../slice-metrics.ts';
import { runRows } from './run-rows.ts';

/** Each modality alone, then each left out. */
export const KEPT: readonly (readonly Modality[])[] = [
  ...MODALITIES.map((modality) => [modality]),
  ...MODALITIES.map((absent) => MODALITIES.filter((modality) => modality !== absent)),
];

/** Modalities as a column of them names them: "language+visual". */
export const keptName = (kept: readonly Modality[]) => kept.join('+');

/**
 * What a network says of samples of which it is given some modalities alone: [N] for each of `KEPT`, NaN where nothing is
 * left of a row. Needs a running tfjs backend.
 */
export async function runKept(network: Network, samples: readonly Sample[]): Promise<Float64Array[]> {
  const predictions: Float64Array[] = [];
  for (const kept of KEPT) {
    const own = new Float64Array(samples.length);
    const left = samples.map((sample) => ({
      ...sample,
      steps: byModality((modality) => (kept.includes(modality) ? sample.steps[modality] : null)),
    }));
    await runRows(network, left, 0, ({ from, table }) => {
      own.set(table.columns.prediction, from);
      return true;
    });
    predictions.push(own);
  }
  return predictions;
}

/**
 * Metrics with some modalities alone, for each of `KEPT` that leaves anything of a row; null for the others.
 * @param b of the second network, where there is one
 */
export function keptMetrics(
  { classes, label }: Pick<Judged, 'classes' | 'label'>,
  rows: Int32Array,
  a: readonly Float64Array[],
  b: readonly Float64Array[] | null,
): (SliceMetrics | null)[] {
  return KEPT.map((_, index) => {
    const judged = { classes, label, a: a[index] as Float64Array, b: b && (b[index] as Float64Array) };
    const metrics = sliceMetrics(judged, rows, [rows])[0] ?? null;
    return metrics && metrics.n > 0 ? metrics : null;
  });
}
