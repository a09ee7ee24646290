import { MODALITIES, type Modality } from '../model/modalities.ts';
import type { Corpus } from './corpus.ts';
import { type Judged, type SliceMetrics, sliceMetrics } from './slice-metrics.ts';

/** Each modality alone, then each left out. */
export const KEPT: readonly (readonly Modality[])[] = [
  ...MODALITIES.map((modality) => [modality]),
  ...MODALITIES.map((absent) => MODALITIES.filter((modality) => modality !== absent)),
];

/** The ways of `KEPT` that leave something out of what rows have, each once. */
export function keptOf(present: Corpus['present']): Modality[][] {
  const there = MODALITIES.filter((modality) => present[modality].includes(1));
  const ways = KEPT.map((kept) => kept.filter((modality) => there.includes(modality)));
  return ways.filter(
    (kept, index) =>
      kept.length > 0 &&
      kept.length < there.length &&
      ways.findIndex((other) => other.join() === kept.join()) === index,
  );
}

/** Modalities as a column of them names them: "language+visual". */
export const keptName = (kept: readonly Modality[]) => kept.join('+');

/**
 * Metrics of each way of giving a network some modalities; null for a way that leaves nothing of any row.
 * @param a [N] for each way
 * @param b of the second network, where there is one
 */
export function keptMetrics(
  { classes, label }: Pick<Judged, 'classes' | 'label'>,
  rows: Int32Array,
  a: readonly Float64Array[],
  b: readonly Float64Array[] | null,
): (SliceMetrics | null)[] {
  return a.map((own, index) => {
    const judged = { classes, label, a: own, b: b && (b[index] as Float64Array) };
    const metrics = sliceMetrics(judged, rows, [rows])[0] ?? null;
    return metrics && metrics.n > 0 ? metrics : null;
  });
}
