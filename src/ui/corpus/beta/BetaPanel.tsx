import { useTranslation } from 'react-i18next';
import type { BetaEvidence } from '../../../corpus/beta-evidence.ts';
import { FEWEST_SHOWN } from '../../../diagnostics/index.ts';
import { TermText } from '../../glossary/TermText.tsx';
import { useFormat } from '../../locales/use-format.ts';
import { useCorpus } from '../store/corpus-context.ts';
import { useColumnWords } from '../words/use-column-words.ts';
import classes from './Beta.module.css';
import { BetaChart } from './BetaChart.tsx';
import { changeOf } from './beta-shape.ts';
import { useBetaEvidence } from './use-beta-evidence.ts';

/** Whether rebalancing works: beta of both networks over the same rows, and what that says. */
export function BetaPanel() {
  const { t } = useTranslation('corpus');
  const { evidence, n, selected } = useBetaEvidence();
  const b = useCorpus((state) => state.b);
  const said = useSaid(evidence);
  return (
    <div
      className={classes.panel}
      data-testid="corpus-beta-panel"
      data-waiting={evidence === null || undefined}
    >
      <BetaChart evidence={evidence ?? []}>
        <p className={classes.says} data-testid="corpus-beta-says">
          <TermText>{b === null ? t('beta.alone') : said}</TermText>
        </p>
        <p className={classes.over}>
          {t(selected ? 'beta.ofSelected' : 'beta.ofShown', { n })}
          {n < FEWEST_SHOWN && ` · ${t('beta.few', { n, fewest: FEWEST_SHOWN })}`}
        </p>
      </BetaChart>
    </div>
  );
}

/** The figures in sentences; empty before they are there. */
function useSaid(evidence: readonly BetaEvidence[] | null): string {
  const { t } = useTranslation(['corpus', 'translation']);
  const format = useFormat();
  const words = useColumnWords();
  const [overall, ...modalities] = evidence ?? [];
  const change = overall && changeOf(overall);
  if (!overall?.b || !change || !overall.change?.interval) return '';
  const sentence = t(`beta.${change}`, {
    n: overall.a.n,
    nameA: words.side('a'),
    nameB: words.side('b'),
    a: format.number(overall.a.imbalance ?? 0),
    b: format.number(overall.b.imbalance ?? 0),
    change: t('beta.changeOf', {
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
