import type { BetaEvidence, BetaSpread } from '../../../corpus/beta-evidence.ts';
import type { Format } from '../../locales/format.ts';
import type { TranslateCorpus } from '../../locales/translate-corpus.ts';
import { changeOf } from './beta-shape.ts';

interface Words {
  t: TranslateCorpus;
  format: Format;
  /** What the two networks are called. */
  words: { side(side: 'a' | 'b'): string };
}

/** What beta of two networks over the same rows says, in sentences; empty before the figures are there. */
export function betaSaid(evidence: readonly BetaEvidence[] | null, { t, format, words }: Words): string {
  const [overall, ...modalities] = evidence ?? [];
  const change = overall && changeOf(overall);
  if (!overall?.b || !change || !overall.change?.interval) return '';
  const names = { nameA: words.side('a'), nameB: words.side('b') };
  const sentence = t(`beta.${change}`, {
    n: overall.a.n,
    ...names,
    a: format.number(overall.a.imbalance ?? 0),
    b: format.number(overall.b.imbalance ?? 0),
    change: t('beta.changeOf', {
      ...names,
      change: t('beta.change', {
        value: format.signed(overall.change.value),
        low: format.signed(overall.change.interval.low),
        high: format.signed(overall.change.interval.high),
      }),
    }),
  });
  const changes = modalities.flatMap((one) => {
    const how = changeOf(one);
    if (!how || !one.b || one.of === 'overall') return [];
    const key = ({ falls: 'modalityFalls', rises: 'modalityRises', alike: 'modalityAlike' } as const)[how];
    return [
      t(`beta.${key}`, {
        modality: t(`translation:modality.${one.of}`),
        a: format.number(one.a.imbalance ?? 0),
        b: format.number(one.b.imbalance ?? 0),
      }),
    ];
  });
  return [
    sentence,
    ...(changes.length > 0 ? [t('beta.within', { changes: format.list(changes) })] : []),
  ].join(' ');
}

/** Mean |beta| of one network with its interval. */
export function spreadSaid(
  { imbalance, imbalanceInterval: within }: BetaSpread,
  { t, format }: Omit<Words, 'words'>,
): string {
  if (imbalance === null) return '';
  const value = format.number(imbalance);
  return within
    ? t('beta.laneWithin', { value, low: format.number(within.low), high: format.number(within.high) })
    : t('beta.lane', { value });
}
