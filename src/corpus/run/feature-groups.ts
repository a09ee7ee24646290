import { ACOUSTIC_FEATURE_NAMES } from '../../features/acoustic/feature-names.ts';
import { VISUAL_FEATURE_NAMES } from '../../features/visual/feature-names.ts';
import { MODALITIES, type Modality, type Network } from '../../model/index.ts';
import type { Sample } from '../../training/core/data/batch.ts';
import { runRows } from './run-rows.ts';

/** Columns of a modality's features that say one thing about it. */
export interface FeatureGroup {
  name: 'pitch' | 'loudness' | 'timbre' | 'brows' | 'eyes' | 'mouth' | 'head';
  modality: Modality;
  columns: readonly number[];
}

function group(
  name: FeatureGroup['name'],
  modality: Modality,
  names: readonly string[],
  holds: RegExp,
): FeatureGroup {
  return { name, modality, columns: names.flatMap((one, column) => (holds.test(one) ? [column] : [])) };
}

/** The groups of the app's own features of voices and faces; a column is in one of them at most. */
export const FEATURE_GROUPS: readonly FeatureGroup[] = [
  group('pitch', 'acoustic', ACOUSTIC_FEATURE_NAMES, /^(logF0|voicing)/),
  group('loudness', 'acoustic', ACOUSTIC_FEATURE_NAMES, /^logEnergy/),
  group('timbre', 'acoustic', ACOUSTIC_FEATURE_NAMES, /^(mfcc|zeroCrossings|centroid|rolloff|flux|flatness)/),
  group('brows', 'visual', VISUAL_FEATURE_NAMES, /^brow/),
  group('eyes', 'visual', VISUAL_FEATURE_NAMES, /^eye/),
  group('mouth', 'visual', VISUAL_FEATURE_NAMES, /^(mouth|jaw|cheek|nose|tongue)/),
  group('head', 'visual', VISUAL_FEATURE_NAMES, /^(rotation|velocity)/),
];

/** The groups of a network that reads the app's own features of a modality. */
export function groupsOf({ config }: Network): FeatureGroup[] {
  const known = { acoustic: ACOUSTIC_FEATURE_NAMES.length, visual: VISUAL_FEATURE_NAMES.length };
  return FEATURE_GROUPS.filter(
    ({ modality }) => modality !== 'language' && config.widths[modality] === known[modality],
  );
}

/**
 * A sample in which some groups say nothing: their columns are as they are on average over the training data. A modality of
 * which all groups are taken is absent.
 * @param means [d] of each modality whose groups are taken
 */
export function occluded(
  sample: Sample,
  taken: readonly FeatureGroup[],
  means: Readonly<Partial<Record<Modality, ArrayLike<number>>>>,
): Sample {
  const steps = { ...sample.steps };
  for (const modality of MODALITIES) {
    const own = taken.filter((one) => one.modality === modality);
    const sequence = steps[modality];
    const mean = means[modality];
    if (own.length === 0 || !sequence || !mean) continue;
    if (own.length === FEATURE_GROUPS.filter((one) => one.modality === modality).length) {
      steps[modality] = null;
      continue;
    }
    const values = Float32Array.from(sequence.values);
    const { width } = sequence;
    for (let step = 0; step < sequence.valid.length; step++) {
      for (const { columns } of own)
        for (const column of columns) values[step * width + column] = mean[column] as number;
    }
    steps[modality] = { ...sequence, values };
  }
  return { ...sample, steps };
}

/** What each group adds to the predictions of samples. */
export interface GroupEffect {
  group: FeatureGroup;
  /** [N], the prediction minus that without the group; NaN where the row does not have the modality. */
  effects: Float64Array;
}

/**
 * What each group of features adds to each row's prediction, by taking it away. Needs a running tfjs backend.
 * @param predictions [N], of the samples as they are
 * @param groups those to take away, each of the network's own
 */
export async function runOccluded(
  network: Network,
  samples: readonly Sample[],
  predictions: ArrayLike<number>,
  groups: readonly FeatureGroup[] = groupsOf(network),
): Promise<GroupEffect[]> {
  const found: GroupEffect[] = [];
  for (const one of groups) {
    const mean = await network.parameters.get(`projection.${one.modality}.mean`)?.data();
    const means = mean ? { [one.modality]: mean } : {};
    const effects = new Float64Array(samples.length);
    const left = samples.map((sample) => occluded(sample, [one], means));
    await runRows(network, left, 0, ({ from, table }) => {
      for (let row = 0; row < table.utterances; row++) {
        const there = samples[from + row]?.steps[one.modality]?.valid.includes(1);
        const without = table.columns.prediction[row] as number;
        effects[from + row] = there ? (predictions[from + row] as number) - without : Number.NaN;
      }
      return true;
    });
    found.push({ group: one, effects });
  }
  return found;
}
