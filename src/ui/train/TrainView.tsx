import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { backendRequestOf } from '../../engine/backend/backend.ts';
import { modelAddresses } from '../../engine/files/model-addresses.ts';
import { runToy } from '../../training/core/toy/run-toy.ts';
import { TOY_EPOCHS } from '../../training/core/toy/toy-run.ts';
import { TermText } from '../glossary/TermText.tsx';
import type { GlossaryTerm } from '../locales/en/glossary.ts';
import { ProblemNote } from '../problems/ProblemNote.tsx';
import { RunChart } from './RunChart.tsx';
import { RunTable } from './RunTable.tsx';
import { HELD_OUT_CURVES, type HeldOutCurve, LOSS_TERMS } from './run-curves.ts';
import { TrainSettings } from './TrainSettings.tsx';
import classes from './TrainView.module.css';
import { TunedHead } from './TunedHead.tsx';
import { createToyRuns, type ToyRunRecord } from './toy-runs.ts';

const TERMS: Record<HeldOutCurve, readonly GlossaryTerm[]> = {
  mae: [],
  absoluteBalance: ['balance'],
  leakage: ['leakage'],
  redundancy: ['redundancy'],
};

/** One for the page: a run goes on while another view is looked at. */
const toy = createToyRuns((settings, report) => {
  const { wasm } = modelAddresses(new URL(import.meta.env.BASE_URL, document.baseURI).href);
  const place = { backend: backendRequestOf(location.search), wasmFolder: new URL('tfjs/', wasm).href };
  return runToy(settings, place, report);
});

/** The Train view: a tiny network trained while one watches, with stages and losses to switch off. */
export function TrainView() {
  const { t } = useTranslation();
  const runs = useStore(toy.state, (state) => state.runs);
  const problem = useStore(toy.state, (state) => state.problem);
  const newest = runs.at(-1);
  return (
    <div className={classes.train} data-testid="train" data-status={newest?.status ?? 'idle'}>
      <header className={classes.header}>
        <h1>{t('views.train')}</h1>
        <p>
          <TermText>{t('train.about')}</TermText>
        </p>
      </header>
      <TrainSettings toy={toy} />
      {problem && <ProblemNote problem={problem} retry={{ label: t('train.start'), run: toy.start }} />}
      {newest ? <Runs runs={runs} newest={newest} /> : <p className={classes.empty}>{t('train.empty')}</p>}
      <TunedHead />
    </div>
  );
}

function Runs({ runs, newest }: { runs: readonly ToyRunRecord[]; newest: ToyRunRecord }) {
  const { t } = useTranslation();
  const epoch = newest.points.at(-1)?.epoch ?? 0;
  return (
    <>
      {newest.status === 'running' && (
        <div className={classes.progress}>
          <Progress value={(100 * epoch) / TOY_EPOCHS} aria-label={t('train.progress')} />
          <span>{t('train.epochOf', { epoch, epochs: TOY_EPOCHS })}</span>
        </div>
      )}
      <section className={classes.panel} aria-label={t('train.heldOutTitle')}>
        <h2>{t('train.heldOutTitle')}</h2>
        <div className={classes.charts}>
          {HELD_OUT_CURVES.map((curve) => (
            <RunChart
              key={curve}
              curve={curve}
              title={t(`train.heldOut.${curve}.title`)}
              info={t(`train.heldOut.${curve}.info`)}
              terms={TERMS[curve]}
              runs={runs}
            />
          ))}
        </div>
        <RunTable runs={runs} />
        <p className={classes.note}>
          <TermText>{t('train.reading')}</TermText>
        </p>
      </section>
      <section className={classes.panel} aria-label={t('train.lossTitle')}>
        <h2>{t('train.lossTitle')}</h2>
        <div className={classes.charts}>
          {LOSS_TERMS.map((term) => (
            <RunChart
              key={term}
              curve={`loss-${term}`}
              title={t(`train.loss.${term}.name`)}
              info={t(`train.loss.${term}.info`)}
              runs={runs}
            />
          ))}
        </div>
      </section>
    </>
  );
}
