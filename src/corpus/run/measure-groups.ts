import * as tf from '@tensorflow/tfjs';
import { type FeatureGroup, groupsOf, occluded } from '../../features/groups/feature-groups.ts';
import { type MeasuredGroup, summedOver } from '../../features/groups/measured-group.ts';
import { gradientTimesInput, type Network } from '../../model/index.ts';
import { buildBatch, type Sample } from '../../training/core/data/batch.ts';
import { inputsOf } from '../../training/core/predictors/prediction.ts';
import { CHUNK_ROWS, runRows } from './run-rows.ts';

/** What a group adds to the predictions of samples, by two measures. */
export type GroupEffect = Pick<MeasuredGroup, 'group' | 'effects' | 'gradients'>;

/** A pass back through the network takes as long as so many forwards. */
const BACKWARD_COST = 3;
/** Runs of a row that measuring it by some groups comes to. */
export const runsOf = (groups: number) => groups + BACKWARD_COST;

const isThere = (sample: Sample | undefined, { modality }: FeatureGroup) =>
  sample?.steps[modality]?.valid.includes(1) ?? false;

/**
 * What each group of features adds to each row's prediction. Needs a running tfjs backend.
 * @param predictions [N], of the samples as they are
 * @param groups those to measure, each of the network's own
 * @param onRuns told of runs of rows that are done
 */
export async function measureGroups(
  network: Network,
  samples: readonly Sample[],
  predictions: ArrayLike<number>,
  groups: readonly FeatureGroup[] = groupsOf(network),
  onRuns: (runs: number) => void = () => undefined,
): Promise<GroupEffect[]> {
  const gradients = await runGradients(network, samples, groups, onRuns);
  const effects = await runOccluded(network, samples, predictions, groups, onRuns);
  return effects.map((effect, index) => ({ ...effect, gradients: gradients[index] as Float64Array }));
}

/** By taking each group away. */
async function runOccluded(
  network: Network,
  samples: readonly Sample[],
  predictions: ArrayLike<number>,
  groups: readonly FeatureGroup[],
  onRuns: (runs: number) => void,
): Promise<Pick<GroupEffect, 'group' | 'effects'>[]> {
  const found: Pick<GroupEffect, 'group' | 'effects'>[] = [];
  for (const one of groups) {
    const mean = await network.parameters.get(`projection.${one.modality}.mean`)?.data();
    const means = mean ? { [one.modality]: mean } : {};
    const effects = new Float64Array(samples.length);
    const left = samples.map((sample) => occluded(sample, [one], means));
    await runRows(network, left, 0, ({ from, table }) => {
      for (let row = 0; row < table.utterances; row++) {
        const without = table.columns.prediction[row] as number;
        effects[from + row] = isThere(samples[from + row], one)
          ? (predictions[from + row] as number) - without
          : Number.NaN;
      }
      onRuns(table.utterances);
      return true;
    });
    found.push({ group: one, effects });
  }
  return found;
}

/** By gradient x input, group by group; NaN throughout for a network of classes, whose answer is a name. */
async function runGradients(
  network: Network,
  samples: readonly Sample[],
  groups: readonly FeatureGroup[],
  onRuns: (runs: number) => void,
): Promise<Float64Array[]> {
  const found = groups.map(() => new Float64Array(samples.length).fill(Number.NaN));
  if (network.config.classes > 1) return found;
  for (let from = 0; from < samples.length; from += CHUNK_ROWS) {
    const some = samples.slice(from, from + CHUNK_ROWS);
    const inputs = inputsOf(buildBatch(some, network.config), network);
    try {
      const byFeature = await gradientTimesInput(network, inputs);
      for (const [index, group] of groups.entries()) {
        summedOver(group, byFeature[group.modality]).forEach((gradient, row) => {
          if (isThere(some[row], group)) (found[index] as Float64Array)[from + row] = gradient;
        });
      }
    } finally {
      tf.dispose([...Object.values(inputs.features), inputs.mask]);
    }
    onRuns(BACKWARD_COST * some.length);
  }
  return found;
}
