import { useTranslation } from 'react-i18next';
import { FEWEST_SHOWN } from '../../../diagnostics/index.ts';
import { BetaChart } from '../../charts/beta/BetaChart.tsx';
import { betaSaid } from '../../charts/beta/beta-said.ts';
import { TermText } from '../../glossary/TermText.tsx';
import { useFormat } from '../../locales/use-format.ts';
import { useCorpus } from '../store/corpus-context.ts';
import { useColumnWords } from '../words/use-column-words.ts';
import classes from './BetaPanel.module.css';
import { useBetaEvidence } from './use-beta-evidence.ts';

/** Whether rebalancing works: beta of both networks over the same rows, and what that says. */
export function BetaPanel() {
  const { t } = useTranslation(['corpus', 'translation']);
  const format = useFormat();
  const words = useColumnWords();
  const { evidence, n, selected } = useBetaEvidence();
  const b = useCorpus((state) => state.b);
  const said = betaSaid(evidence, { t, format, words });
  return (
    <div
      className={classes.panel}
      data-testid="corpus-beta-panel"
      data-waiting={evidence === null || undefined}
    >
      <BetaChart id="corpus-beta" evidence={evidence ?? []} nameOfSide={words.side}>
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
