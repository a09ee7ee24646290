import { type GroupMean, groupMean } from '../../../corpus/group-means.ts';
import type { RowGroup } from '../../../corpus/run/group-rows.ts';
import type { Format } from '../../locales/format.ts';
import type { Translate } from '../words/column-words.ts';

/** What one group adds to one row, or to several on average. */
export interface GroupBar extends GroupMean {
  name: RowGroup['group']['name'];
  modality: 'acoustic' | 'visual';
  /** How far its leading feature is from the usual, in standard deviations; NaN where it has none. */
  level: number;
}

/** Sentiment points below which nothing is said to pull. */
const LITTLE = 0.005;
/** Standard deviations below which a feature is said to be as usual. */
const USUAL = 0.25;

/** A bar a group, the voice's before the face's. */
export function groupBars(groups: readonly RowGroup[]): GroupBar[] {
  return groups.flatMap(({ group: { name, modality }, effects, levels }) =>
    modality === 'language' ? [] : [{ name, modality, ...groupMean(effects), level: groupMean(levels).mean }],
  );
}

/** A sentence for the voice and one for the face, where they are there: which way the group that does most pulls, and why. */
export function groupSays(
  bars: readonly GroupBar[],
  network: string,
  { t, format }: { t: Translate; format: Format },
): string[] {
  return (['acoustic', 'visual'] as const).flatMap((modality) => {
    const [first] = bars
      .filter((bar) => bar.modality === modality && bar.n > 0)
      .toSorted((one, other) => Math.abs(other.mean) - Math.abs(one.mean));
    if (!first) return [];
    if (Math.abs(first.mean) < LITTLE)
      return [t('groups.saysLittle', { network, little: t(`groups.little.${modality}`) })];
    return [
      t('groups.says', {
        network,
        pulled: t(`groups.pulled.${modality}.${first.mean > 0 ? 'up' : 'down'}`),
        why: why(first, t),
        effect: format.signed(first.mean, 2),
      }),
    ];
  });
}

function why({ name, level }: GroupBar, t: Translate): string {
  if (name === 'head' || !(Math.abs(level) > USUAL)) return t(`groups.most.${name}`);
  return t(level > 0 ? `groups.high.${name}` : `groups.low.${name}`);
}
