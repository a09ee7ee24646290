import type { FeatureTracks } from '../../../features/frames.ts';
import { groupsOf, occluded } from '../../../features/groups/feature-groups.ts';
import { type MeasuredGroup, standingOf, summedOver } from '../../../features/groups/measured-group.ts';
import {
  byModality,
  gradientTimesInput,
  type Intervention,
  type Modality,
  type Network,
  NO_INTERVENTION,
  readTraces,
} from '../../../model/index.ts';
import { disposeInput, networkInput, networkInputs } from './network-input.ts';

/**
 * What each group of features adds to a network's prediction of one window; empty for a network of other features or of
 * classes. Needs a running tfjs backend.
 */
export async function measureWindow(
  network: Network,
  tracks: FeatureTracks,
  intervention: Intervention = NO_INTERVENTION,
): Promise<MeasuredGroup[]> {
  const { config, parameters } = network;
  const groups = config.classes > 1 ? [] : groupsOf(network);
  if (groups.length === 0) return [];
  const statistic = async (part: 'mean' | 'std') => {
    const of = async (modality: Modality): Promise<ArrayLike<number>> =>
      (await parameters.get(`projection.${modality}.${part}`)?.data()) ?? [];
    const [language, acoustic, visual] = await Promise.all([of('language'), of('acoustic'), of('visual')]);
    return { language, acoustic, visual };
  };
  const [means, stds] = [await statistic('mean'), await statistic('std')];
  const whole = { steps: byModality((modality) => stepsOf(tracks, modality, config.widths[modality])) };
  const left = groups.map((group) => occluded(whole, [group], means).steps);
  const without = left.map((steps) =>
    byModality((modality) => ({
      ...tracks[modality],
      values: steps[modality]?.values ?? new Float32Array(),
    })),
  );
  const sentiments = await sentimentsOf(network, [tracks, ...without], intervention);
  const byFeature = await gradientsOf(network, tracks, intervention);
  return groups.map((group, index) => {
    const there = tracks[group.modality].mask.includes(1);
    const effect = (sentiments[0] as number) - (sentiments[index + 1] as number);
    const [gradient] = summedOver(group, byFeature[group.modality]);
    return {
      group,
      effects: Float64Array.of(there ? effect : Number.NaN),
      gradients: Float64Array.of(there ? (gradient as number) : Number.NaN),
      ...standingOf(group, [whole], means[group.modality], stds[group.modality]),
    };
  });
}

const stepsOf = (tracks: FeatureTracks, modality: Modality, width: number) => {
  const { values, mask } = tracks[modality];
  return { width, values, valid: Uint8Array.from(mask) };
};

async function sentimentsOf(network: Network, windows: readonly FeatureTracks[], intervention: Intervention) {
  const input = networkInputs(windows, network.config);
  try {
    const traces = await readTraces(network, input, ['sentiment'], intervention);
    return traces.map(({ sentiment }) => sentiment.values[0]);
  } finally {
    disposeInput(input);
  }
}

async function gradientsOf(network: Network, tracks: FeatureTracks, intervention: Intervention) {
  const input = networkInput(tracks, network.config);
  try {
    return await gradientTimesInput(network, input, intervention);
  } finally {
    disposeInput(input);
  }
}
