import type { DbrConfig } from '../../model/config.ts';
import { MODALITIES, type Modality } from '../../model/modalities.ts';
import { ACOUSTIC_FEATURE_NAMES } from '../acoustic/feature-names.ts';
import type { StepSequence } from '../step-sequence.ts';
import { VISUAL_FEATURE_NAMES } from '../visual/feature-names.ts';

/** Columns of a modality's features that say one thing about it. */
export interface FeatureGroup {
  name: 'pitch' | 'loudness' | 'timbre' | 'brows' | 'eyes' | 'mouth' | 'head';
  modality: 'acoustic' | 'visual';
  columns: readonly number[];
}

/** Steps of each modality; null where it is absent. */
export interface ModalitySteps {
  steps: Record<Modality, StepSequence | null>;
}

export const GROUP_NAMES = { acoustic: ACOUSTIC_FEATURE_NAMES, visual: VISUAL_FEATURE_NAMES };

function group(name: FeatureGroup['name'], modality: FeatureGroup['modality'], holds: RegExp): FeatureGroup {
  const columns = GROUP_NAMES[modality].flatMap((one, column) => (holds.test(one) ? [column] : []));
  return { name, modality, columns };
}

/** The groups of the app's own features of voices and faces; a column is in one of them at most. */
export const FEATURE_GROUPS: readonly FeatureGroup[] = [
  group('pitch', 'acoustic', /^(logF0|voicing)/),
  group('loudness', 'acoustic', /^logEnergy/),
  group('timbre', 'acoustic', /^(mfcc|zeroCrossings|centroid|rolloff|flux|flatness)/),
  group('brows', 'visual', /^brow/),
  group('eyes', 'visual', /^eye/),
  group('mouth', 'visual', /^(mouth|jaw|cheek|nose|tongue)/),
  group('head', 'visual', /^(rotation|velocity)/),
];

/** The groups of a network that reads the app's own features of a modality. */
export function groupsOf({ config }: { config: Pick<DbrConfig, 'widths'> }): FeatureGroup[] {
  return FEATURE_GROUPS.filter(({ modality }) => config.widths[modality] === GROUP_NAMES[modality].length);
}

/**
 * Steps in which some groups say nothing: their columns are as they are on average over the training data. A modality of
 * which all groups are taken is absent.
 * @param means [d] of each modality whose groups are taken
 */
export function occluded<Of extends ModalitySteps>(
  of: Of,
  taken: readonly FeatureGroup[],
  means: Readonly<Partial<Record<Modality, ArrayLike<number>>>>,
): Of {
  const steps = { ...of.steps };
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
  return { ...of, steps };
}
