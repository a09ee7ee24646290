import { byModality, type Modality, type Network } from '../../model/index.ts';
import type { Sample } from '../../training/core/data/batch.ts';
import { KEPT } from '../kept-modalities.ts';
import { runRows } from './run-rows.ts';

/**
 * What a network says of samples of which it is given some modalities alone: [N] for each of `KEPT`, NaN where nothing is
 * left of a row. Needs a running tfjs backend.
 */
export async function runKept(network: Network, samples: readonly Sample[]): Promise<Float64Array[]> {
  const predictions: Float64Array[] = [];
  for (const kept of KEPT) predictions.push(await runWith(network, samples, kept));
  return predictions;
}

/** [N], what a network says of samples with these modalities alone; NaN where nothing is left. Needs a tfjs backend. */
export async function runWith(
  network: Network,
  samples: readonly Sample[],
  kept: readonly Modality[],
): Promise<Float64Array> {
  const own = new Float64Array(samples.length);
  const left = samples.map((sample) => ({
    ...sample,
    steps: byModality((modality) => (kept.includes(modality) ? sample.steps[modality] : null)),
  }));
  await runRows(network, left, 0, ({ from, table }) => {
    own.set(table.columns.prediction, from);
    return true;
  });
  return own;
}
