import { groupsOf } from '../../features/groups/feature-groups.ts';
import { type MeasuredGroup, standingOf } from '../../features/groups/measured-group.ts';
import type { Network } from '../../model/index.ts';
import type { Sample } from '../../training/core/data/batch.ts';
import { measureGroups, runsOf } from './measure-groups.ts';
import type { RowSource } from './row-source.ts';
import { runRows } from './run-rows.ts';

/**
 * What each group of features adds to the predictions of some rows of a source; empty where the network reads none of the
 * app's own features that the rows hold. Needs a running tfjs backend.
 * @param rows their indices, in any order; all numbers come in the same
 * @param onShare told how much of the work is done, up to 1
 */
export async function groupsOfRows(
  network: Network,
  source: Pick<RowSource, 'samples' | 'make'>,
  rows: Int32Array,
  onShare: (share: number) => void = () => undefined,
): Promise<MeasuredGroup[]> {
  const known = groupsOf(network).filter(({ modality }) => source.make.widths[modality] !== null);
  if (known.length === 0) return [];
  const samples = await samplesOf(source, rows);
  const work = rows.length * (1 + runsOf(known.length));
  let done = 0;
  const onRuns = (runs: number) => {
    done += runs;
    onShare(done / work);
  };
  const predictions = new Float64Array(samples.length);
  await runRows(network, samples, 0, ({ from, table }) => {
    predictions.set(table.columns.prediction, from);
    onRuns(table.utterances);
    return true;
  });
  const found: MeasuredGroup[] = [];
  for (const effect of await measureGroups(network, samples, predictions, known, onRuns)) {
    const of = async (part: 'mean' | 'std') =>
      (await network.parameters.get(`projection.${effect.group.modality}.${part}`)?.data()) ?? [];
    found.push({ ...effect, ...standingOf(effect.group, samples, await of('mean'), await of('std')) });
  }
  return found;
}

/** The samples of rows that need not be neighbours. */
export async function samplesOf(source: Pick<RowSource, 'samples'>, rows: Int32Array): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (const row of rows) samples.push(...(await source.samples(row, row + 1)));
  return samples;
}
