import { ACOUSTIC_FEATURE_NAMES } from '../../features/acoustic/feature-names.ts';
import { VISUAL_FEATURE_NAMES } from '../../features/visual/feature-names.ts';
import type { Network } from '../../model/index.ts';
import type { Sample } from '../../training/core/data/batch.ts';
import { type FeatureGroup, type GroupEffect, groupsOf, runOccluded } from './feature-groups.ts';
import type { RowSource } from './row-source.ts';
import { runRows } from './run-rows.ts';

/** The one feature of a group that has a word for more and one for less of it; the others have none. */
const LEVELS: Partial<Record<FeatureGroup['name'], string>> = {
  pitch: 'logF0',
  loudness: 'logEnergy',
  timbre: 'centroidHertz',
  brows: 'browInnerUp',
  eyes: 'eyeBlinkLeft',
  mouth: 'mouthSmileLeft',
};

/** What a group of features adds to some rows' predictions, and how it stood in them. */
export interface RowGroup extends GroupEffect {
  /**
   * [N], the mean of the group's leading feature over a row's valid steps, in standard deviations of the training data from
   * its mean; NaN where the row lacks the modality or the group has none.
   */
  levels: Float64Array;
}

/**
 * What each group of features adds to the predictions of some rows of a source; empty where the network reads none of the
 * app's own features that the rows hold. Needs a running tfjs backend.
 * @param rows their indices, in any order; effects and levels come in the same
 */
export async function groupsOfRows(
  network: Network,
  source: Pick<RowSource, 'samples' | 'make'>,
  rows: Int32Array,
): Promise<RowGroup[]> {
  const known = groupsOf(network).filter(({ modality }) => source.make.widths[modality] !== null);
  if (known.length === 0) return [];
  const samples = await samplesOf(source, rows);
  const predictions = new Float64Array(samples.length);
  await runRows(network, samples, 0, ({ from, table }) => {
    predictions.set(table.columns.prediction, from);
    return true;
  });
  const found: RowGroup[] = [];
  for (const effect of await runOccluded(network, samples, predictions, known)) {
    const { group } = effect;
    const of = async (part: 'mean' | 'std') =>
      (await network.parameters.get(`projection.${group.modality}.${part}`)?.data()) ?? [];
    const levels = levelsOf(group, samples, await of('mean'), await of('std'));
    found.push({ ...effect, levels });
  }
  return found;
}

/** The samples of rows that need not be neighbours. */
export async function samplesOf(source: Pick<RowSource, 'samples'>, rows: Int32Array): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (const row of rows) samples.push(...(await source.samples(row, row + 1)));
  return samples;
}

/**
 * How far a group's leading feature is from what it is on average, row by row.
 * @param mean [d] of the training data
 * @param std [d]
 */
export function levelsOf(
  { name, modality }: FeatureGroup,
  samples: readonly Pick<Sample, 'steps'>[],
  mean: ArrayLike<number>,
  std: ArrayLike<number>,
): Float64Array {
  const names = modality === 'acoustic' ? ACOUSTIC_FEATURE_NAMES : VISUAL_FEATURE_NAMES;
  const column = names.indexOf(LEVELS[name] ?? '');
  return Float64Array.from(samples, ({ steps }) => {
    const sequence = steps[modality];
    if (!sequence || column < 0) return Number.NaN;
    let sum = 0;
    let count = 0;
    for (const [step, valid] of sequence.valid.entries()) {
      if (!valid) continue;
      sum += sequence.values[step * sequence.width + column] as number;
      count += 1;
    }
    return (sum / count - (mean[column] as number)) / (std[column] as number);
  });
}
