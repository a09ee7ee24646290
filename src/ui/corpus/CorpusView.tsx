import { memo, type ReactNode, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveStore } from '../../app/live/live-store.ts';
import { openKeptResults } from '../../corpus/run/kept-results.ts';
import { openRunner } from '../../corpus/run/run.ts';
import { openStatistics } from '../../corpus/statistics/statistics.ts';
import { backendRequestOf } from '../../engine/backend/backend.ts';
import { modelAddresses } from '../../engine/files/model-addresses.ts';
import { downloadNetwork } from '../../engine/files/network-files.ts';
import { readBank } from '../../engine/workers/bank/bank.ts';
import { useLiveStore } from '../page/live-context.tsx';
import { ProblemNote } from '../problems/ProblemNote.tsx';
import { BetaPanel } from './beta/BetaPanel.tsx';
import { BranchPanel } from './branches/BranchPanel.tsx';
import { CorpusBar } from './CorpusBar.tsx';
import classes from './CorpusView.module.css';
import { MediaRows } from './data/MediaRows.tsx';
import { RunPanel } from './data/RunPanel.tsx';
import { useBroughtFiles } from './data/use-brought-files.ts';
import { FilterBar } from './filters/FilterBar.tsx';
import { GroupPanel } from './groups/GroupPanel.tsx';
import { HeatmapChart } from './heatmap/HeatmapChart.tsx';
import { JudgedPanel } from './judged/JudgedPanel.tsx';
import { InTurn, Later } from './later/Later.tsx';
import { CorpusAddress } from './link/CorpusAddress.tsx';
import { MissingPanel } from './missing/MissingPanel.tsx';
import { ProjectionPanel } from './projection/ProjectionPanel.tsx';
import { RowPanel } from './row/RowPanel.tsx';
import { ScatterChart } from './scatter/ScatterChart.tsx';
import { SlicePanel } from './slices/SlicePanel.tsx';
import { CorpusContext, useCorpus, useCorpusStore } from './store/corpus-context.ts';
import { type CorpusStore, createCorpusStore } from './store/corpus-store.ts';
import { StatisticsContext } from './store/statistics-context.ts';
import { RowTable } from './table/RowTable.tsx';

const at = (path: string) => new URL(`${import.meta.env.BASE_URL}${path}`, document.baseURI).href;

/** Outlives the view, so that coming back finds what was looked at, and what runs goes on. */
let opened: CorpusStore | null = null;

const openStore = ({ encode }: LiveStore) =>
  createCorpusStore({
    encode,
    readBank: (network) => readBank(at(`models/${network}/`)),
    downloadNetwork: (network) => downloadNetwork(at(`models/${network}/`), () => undefined),
    openRunner: () =>
      openRunner({
        backend: backendRequestOf(window.location.search),
        wasmFolder: new URL('tfjs/', modelAddresses(at('')).wasm).href,
      }),
    openKept: openKeptResults,
    now: () => performance.now(),
  });

function storeOf(live: LiveStore): CorpusStore {
  opened ??= openStore(live);
  return opened;
}

/** The Corpus view: many samples as one table and one selection. */
export function CorpusView() {
  const store = storeOf(useLiveStore());
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
  useBroughtFiles();
  const { t } = useTranslation(['corpus', 'translation']);
  const { loadBank } = useCorpusStore();
  const status = useCorpus((state) => state.status);
  const problem = useCorpus((state) => state.problem);
  const needs = useCorpus((state) => state.needs);
  const hasResults = useCorpus(({ results, a, b }) => Boolean(results[a] ?? (b && results[b])));
  return (
    <div className={classes.view} data-testid="corpus" data-status={status}>
      <CorpusBar />
      {problem && (
        <ProblemNote
          problem={problem}
          {...(status === 'failed' && {
            retry: { label: t('translation:parts.retry'), run: () => void loadBank() },
          })}
        />
      )}
      {needs && (
        <p role="status" data-testid="corpus-needs">
          {t('run.linkNeeds', { name: needs })}
        </p>
      )}
      <MediaRows />
      <RunPanel />
      {status === 'loading' && <p role="status">{t('source.loading')}</p>}
      {status === 'ready' && hasResults && <Panels />}
    </div>
  );
}

/** Everything about the rows. What is said above them, of files and runs, does not draw it anew. */
const Panels = memo(function Panels() {
  const { t } = useTranslation(['corpus', 'translation']);
  return (
    <>
      <FilterBar />
      <div className={classes.first}>
        <section className={classes.card} aria-label={t('heatmap.title')}>
          <InTurn>
            <HeatmapChart />
          </InTurn>
        </section>
        <LaterCard label={t('beta.title')}>
          <BetaPanel />
        </LaterCard>
      </div>
      <div className={classes.pair}>
        <LaterCard label={t('scatter.title')}>
          <ScatterChart />
        </LaterCard>
        <LaterCard label={t('judged.titles.prediction')}>
          <JudgedPanel />
        </LaterCard>
      </div>
      <LaterCard label={t('projection.title')}>
        <ProjectionPanel />
      </LaterCard>
      <div className={classes.pair}>
        <LaterCard label={t('branches.title')}>
          <BranchPanel />
        </LaterCard>
        <LaterCard label={t('row.title')}>
          <RowPanel />
        </LaterCard>
      </div>
      <LaterCard label={t('translation:features.title')}>
        <GroupPanel />
      </LaterCard>
      <LaterCard label={t('slices.title')}>
        <SlicePanel />
      </LaterCard>
      <LaterCard label={t('missing.title')}>
        <MissingPanel />
      </LaterCard>
      <LaterCard label={t('table.title')}>
        <RowTable />
      </LaterCard>
    </>
  );
});

function LaterCard({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className={classes.card} aria-label={label}>
      <Later>{children}</Later>
    </section>
  );
}
