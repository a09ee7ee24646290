import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openStatistics } from '../../../corpus/statistics/statistics.ts';
import { readBank } from '../../../engine/workers/bank/bank.ts';
import { BetaChart } from '../../charts/beta/BetaChart.tsx';
import { betaSaid } from '../../charts/beta/beta-said.ts';
import { FigureSource } from '../../charts/figure/figure-source.ts';
import { TermText } from '../../glossary/TermText.tsx';
import { linkText } from '../../link/link-table.ts';
import { SHELL_LINK } from '../../link/shell-link.ts';
import { useShellLink } from '../../link/use-shell-link.ts';
import { useFormat } from '../../locales/use-format.ts';
import { ProblemNote } from '../../problems/ProblemNote.tsx';
import classes from './BankBeta.module.css';
import { type BankBeta, createBankBeta } from './bank-beta.ts';

const base = new URL(import.meta.env.BASE_URL, document.baseURI).href;
const bankBeta = createBankBeta({
  readBank: (network) => readBank(new URL(`models/${network}/`, base).href),
  openStatistics,
});

/** Whether rebalancing works, as the Corpus draws it, over the reference bank: one facet, and what all say. */
export function BankBetaChart() {
  const { t } = useTranslation(['corpus', 'translation']);
  const format = useFormat();
  const { link } = useShellLink();
  const [answer, setAnswer] = useState<BankBeta | null>(null);
  const ask = () => void bankBeta().then(setAnswer);
  useEffect(ask, []);
  // Not of the window that is looked at.
  const source = useCallback(() => [t('translation:lab.bank.first.over')], [t]);
  if (answer && !answer.ok)
    return <ProblemNote problem={answer.problem} retry={{ label: t('translation:parts.retry'), run: ask }} />;
  if (answer?.value === null) return <p className={classes.over}>{t('translation:lab.bank.first.absent')}</p>;
  const evidence = answer?.value ?? [];
  const nameOfSide = (side: 'a' | 'b') => t(side === 'a' ? 'network.dbr' : 'network.plain');
  return (
    <FigureSource value={source}>
      <div data-waiting={answer === null || undefined}>
        <BetaChart id="lab-beta" evidence={evidence.slice(0, 1)} nameOfSide={nameOfSide} low>
          <p className={classes.says} data-testid="lab-beta-says">
            <TermText>{betaSaid(evidence, { t, format, words: { side: nameOfSide } })}</TermText>
          </p>
          <p className={classes.over}>
            {t('translation:lab.bank.first.over')}{' '}
            {/* Said outright, so that rows of a file that is open there make way. */}
            <a href={`#/corpus?a=dbr&b=plain&${linkText(SHELL_LINK, link)}`} data-testid="lab-beta-corpus">
              {t('translation:lab.bank.first.corpus')}
            </a>
          </p>
        </BetaChart>
      </div>
    </FigureSource>
  );
}
