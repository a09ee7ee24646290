import type { TFunction } from 'i18next';
import type { Format } from '../../locales/format.ts';
import { disagreeing, type GroupBar } from './group-bars.ts';

interface Tools {
  t: TFunction;
  format: Format;
}

/** Sentiment points below which nothing is said to pull. */
const LITTLE = 0.005;
/** Standard deviations below which a feature is said to be as usual, and to stay where it was. */
const USUAL = 0.25;
const MOVED = 0.5;

/**
 * A sentence for the voice and one for the face, where they are there: which way the group that does most pulls, and why; and
 * one for the groups of which the measures disagree.
 * @param network whose it is; null where there is one alone
 */
export function groupSays(bars: readonly GroupBar[], network: string | null, tools: Tools): string[] {
  const { t, format } = tools;
  const said = (['acoustic', 'visual'] as const).flatMap((modality) => {
    const [first] = bars
      .filter((bar) => bar.modality === modality && bar.n > 0)
      .toSorted((one, other) => Math.abs(other.mean) - Math.abs(one.mean));
    if (!first) return [];
    if (Math.abs(first.mean) < LITTLE) return [t(`features.little.${modality}`)];
    const way = first.mean > 0 ? 'up' : 'down';
    return [
      t('features.says', {
        pulled: t(`features.pulled.${modality}.${way}`),
        why: why(first, t),
        effect: format.signed(first.mean, 2),
      }),
    ];
  });
  const bent = disagreeing(bars);
  if (bent.length > 0)
    said.push(t('features.disagree', { groups: format.list(bent.map((bar) => numbersOf(bar, tools))) }));
  return network === null ? said : said.map((says) => t('features.of', { network, says }));
}

/** "Pitch −0.30 ◆ −0.22" */
export function numbersOf({ name, mean, gradient }: GroupBar, { t, format }: Tools): string {
  return t('features.numbers', {
    group: t(`features.names.${name}`),
    effect: format.signed(mean, 2),
    gradient: format.signed(gradient.mean, 2),
  });
}

function why({ name, level, trend }: GroupBar, t: TFunction): string {
  if (name === 'head') return t('features.most.head');
  if (Math.abs(trend) > MOVED && !(Math.abs(level) > Math.abs(trend)))
    return t(trend > 0 ? `features.rose.${name}` : `features.fell.${name}`);
  if (!(Math.abs(level) > USUAL)) return t(`features.most.${name}`);
  return t(level > 0 ? `features.high.${name}` : `features.low.${name}`);
}
