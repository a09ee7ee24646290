import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { openStatistics } from '../../corpus/statistics/statistics.ts';
import { readBank } from '../../engine/workers/bank/bank.ts';
import { ProblemNote } from '../problems/ProblemNote.tsx';
import { BetaPanel } from './beta/BetaPanel.tsx';
import { CorpusBar } from './CorpusBar.tsx';
import classes from './CorpusView.module.css';
import { HeatmapChart } from './heatmap/HeatmapChart.tsx';
import { CorpusAddress } from './link/CorpusAddress.tsx';
import { CorpusContext, useCorpus, useCorpusStore } from './store/corpus-context.ts';
import { createCorpusStore } from './store/corpus-store.ts';
import { StatisticsContext } from './store/statistics-context.ts';
import { RowTable } from './table/RowTable.tsx';

/** Outlives the view, so that coming back finds what was looked at. */
const store = createCorpusStore((network) =>
  readBank(new URL(`${import.meta.env.BASE_URL}models/${network}/`, document.baseURI).href),
);

/** The Corpus view: many samples as one table and one selection. */
export function CorpusView() {
  const statistics = useMemo(openStatistics, []);
  useEffect(() => () => statistics.close(), [statistics]);
  return (
    <CorpusContext value={store}>
      <StatisticsContext value={statistics}>
        <CorpusAddress />
        <Page />
      </StatisticsContext>
    </CorpusContext>
  );
}

function Page() {
  const { t } = useTranslation(['corpus', 'translation']);
  const { loadBank } = useCorpusStore();
  const status = useCorpus((state) => state.status);
  const problem = useCorpus((state) => state.problem);
  useEffect(() => void loadBank(), [loadBank]);
  return (
    <div className={classes.view} data-testid="corpus" data-status={status}>
      <CorpusBar />
      {problem && (
        <ProblemNote
          problem={problem}
          retry={{ label: t('translation:parts.retry'), run: () => void loadBank() }}
        />
      )}
      {status === 'loading' && <p role="status">{t('source.loading')}</p>}
      {status === 'ready' && (
        <>
          <div className={classes.first}>
            <section className={classes.card} aria-label={t('heatmap.title')}>
              <HeatmapChart />
            </section>
            <section className={classes.card} aria-label={t('beta.title')}>
              <BetaPanel />
            </section>
          </div>
          <section className={classes.card} aria-label={t('table.title')}>
            <RowTable />
          </section>
        </>
      )}
    </div>
  );
}
