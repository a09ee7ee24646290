import { type FeatureGroup, GROUP_NAMES, type ModalitySteps } from './feature-groups.ts';

/** What a group of features adds to N predictions by two measures, and how it stood; NaN where the modality is absent. */
export interface MeasuredGroup {
  group: FeatureGroup;
  /** [N], the prediction minus that with the group's features at their average over the training data. */
  effects: Float64Array;
  /** [N], gradient x input summed over the group's features; see model/attribution.ts. */
  gradients: Float64Array;
  /**
   * [N], the mean of the group's leading feature over the valid steps, in standard deviations of the training data from its
   * mean; NaN also where the group has none.
   */
  levels: Float64Array;
  /** [N], how far it went from the first half of the valid steps to the second; NaN also where they are too few to tell. */
  trends: Float64Array;
}

/** The one feature of a group that has a word for more and one for less of it; the others have none. */
const LEADING: Partial<Record<FeatureGroup['name'], string>> = {
  pitch: 'logF0',
  loudness: 'logEnergy',
  timbre: 'centroidHertz',
  brows: 'browInnerUp',
  eyes: 'eyeBlinkLeft',
  mouth: 'mouthSmileLeft',
};
/** Two seconds of a voice or a face. */
const FEWEST_STEPS = 8;

/**
 * How a group's leading feature stood and went, one by one.
 * @param mean [d] of the training data
 * @param std [d]
 */
export function standingOf(
  { name, modality }: FeatureGroup,
  all: readonly ModalitySteps[],
  mean: ArrayLike<number>,
  std: ArrayLike<number>,
): Pick<MeasuredGroup, 'levels' | 'trends'> {
  const column = GROUP_NAMES[modality].indexOf(LEADING[name] ?? '');
  const scored = all.map(({ steps }) => {
    const sequence = steps[modality];
    if (!sequence || column < 0) return [];
    return [...sequence.valid].flatMap((valid, step) => {
      const value = sequence.values[step * sequence.width + column] as number;
      return valid ? [(value - (mean[column] as number)) / (std[column] as number)] : [];
    });
  });
  return {
    levels: Float64Array.from(scored, average),
    trends: Float64Array.from(scored, (scores) => {
      const half = Math.floor(scores.length / 2);
      if (scores.length < FEWEST_STEPS) return Number.NaN;
      return average(scores.slice(-half)) - average(scores.slice(0, half));
    }),
  };
}

/** NaN of none. */
function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * A group's share of what is known feature by feature, one by one.
 * @param byFeature [N, d]
 */
export function summedOver({ columns, modality }: FeatureGroup, byFeature: Float32Array): number[] {
  const width = GROUP_NAMES[modality].length;
  return Array.from({ length: byFeature.length / width }, (_, row) =>
    columns.reduce((sum, column) => sum + (byFeature[row * width + column] as number), 0),
  );
}
