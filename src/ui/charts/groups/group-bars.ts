import { type GroupMean, groupMean } from '../../../corpus/group-means.ts';
import type { FeatureGroup } from '../../../features/groups/feature-groups.ts';
import type { MeasuredGroup } from '../../../features/groups/measured-group.ts';

/** What one group adds to one prediction, or to several on average. */
export interface GroupBar extends GroupMean, Pick<FeatureGroup, 'name' | 'modality'> {
  /** The same by gradient x input. */
  gradient: GroupMean;
  /** How far its leading feature is from the usual, in standard deviations; NaN where it has none. */
  level: number;
  /** How far that went from the first half to the second; NaN also where that is not known. */
  trend: number;
}

/** The bars of one network or of two. */
export type GroupBars = Partial<Record<'a' | 'b', readonly GroupBar[]>>;

/** A bar a group, the voice's before the face's. */
export function groupBars(groups: readonly MeasuredGroup[]): GroupBar[] {
  return groups.map(({ group: { name, modality }, effects, gradients, levels, trends }) => ({
    name,
    modality,
    ...groupMean(effects),
    gradient: groupMean(gradients),
    level: groupMean(levels).mean,
    trend: groupMean(trends).mean,
  }));
}

/** The bars of both networks that there are, with whose they are. */
export function sidedBars(bars: GroupBars): (GroupBar & { side: 'a' | 'b' })[] {
  return (['a', 'b'] as const).flatMap((side) => (bars[side] ?? []).map((bar) => ({ side, ...bar })));
}

/** Sentiment points by which measures differ without anybody being told. */
const ALIKE = 0.05;

/** The groups of which the two measures say something else: by half of what the larger says. */
export function disagreeing(bars: readonly GroupBar[]): GroupBar[] {
  return bars.filter(({ n, mean, gradient }) => {
    const larger = Math.max(Math.abs(mean), Math.abs(gradient.mean));
    return n > 0 && Math.abs(mean - gradient.mean) > Math.max(ALIKE, larger / 2);
  });
}
