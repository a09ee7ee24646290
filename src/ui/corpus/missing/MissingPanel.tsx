import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MetricName } from '../../../corpus/row-metrics.ts';
import { metricsOf } from '../../../corpus/slice-metrics.ts';
import { MODALITIES, type Modality } from '../../../model/modalities.ts';
import { ChartFigure, useChartExport } from '../../charts/frame/ChartHeader.tsx';
import { useFormat } from '../../locales/use-format.ts';
import panel from '../data/RunPanel.module.css';
import classes from '../slices/SlicePanel.module.css';
import { sliceRows } from '../slices/slice-words.ts';
import { useCorpus, useCorpusStore } from '../store/corpus-context.ts';
import { KeptTable } from './KeptTable.tsx';
import { useMissingMetrics } from './use-missing-metrics.ts';

/** What of the metrics stays with each modality alone and with each left out, of the rows that are looked at. */
export function MissingPanel() {
  const { t } = useTranslation(['corpus', 'translation']);
  const format = useFormat();
  const { missing } = useCorpusStore();
  const metric = useCorpus((state) => state.metric);
  const count = useCorpus((state) => state.corpus?.classes ?? 1);
  const isBank = useCorpus((state) => state.corpus?.name == null);
  const running = useCorpus((state) => state.run !== null && state.run.status !== 'stopped');
  const run = useCorpus((state) => state.missingRun);
  const { ways, rows, left, lines, waiting } = useMissingMetrics();
  const names = metricsOf(count).map(([name]) => name);
  const shown = names.includes(metric) ? metric : (names[0] as MetricName);
  const present = MODALITIES.filter((modality) => ways.some((kept) => kept.includes(modality)));
  const nameOf = (kept: readonly Modality[] | null) => {
    if (kept === null) return t('missing.all');
    const [only, ...more] = kept.map((modality) => t(`translation:modality.${modality}`));
    if (more.length === 0) return t('missing.alone', { modality: only });
    const gone = present.filter((modality) => !kept.includes(modality));
    return t('missing.without', {
      modality: format.list(gone.map((modality) => t(`translation:modality.${modality}`))),
    });
  };
  const source = useChartExport({
    name: 'corpus-missing',
    picture: null,
    rows: () =>
      sliceRows(
        lines.map(({ kept, metrics }) => ({ of: { name: (kept ?? present).join('+') }, rows, metrics })),
        names,
        ({ of }) => (of !== null && 'name' in of ? of.name : ''),
      ),
  });
  const nothing = isBank ? t('missing.bank') : ways.length === 0 ? t('missing.one') : null;
  const unlabelled = lines[0]?.metrics?.n === 0;
  return (
    <ChartFigure id="corpus-missing" title={t('missing.title')} info={t('missing.info')} source={source}>
      {nothing ? (
        <p data-testid="corpus-missing-nothing">{nothing}</p>
      ) : run ? (
        <div className={panel.panel} data-testid="corpus-missing-run" data-done={run.done}>
          <strong>{t('missing.running', { network: t(`network.${run.network}`) })}</strong>
          <Progress
            className={panel.bar}
            value={(100 * run.done) / run.of}
            aria-label={t('missing.running', { network: t(`network.${run.network}`) })}
          />
          <span>{t('run.progress', { done: run.done, rows: run.of })}</span>
          <Button
            size="compact-sm"
            variant="default"
            data-testid="corpus-missing-stop"
            onClick={missing.stop}
          >
            {t('run.cancel')}
          </Button>
        </div>
      ) : left > 0 ? (
        <div className={classes.controls}>
          <Button
            size="compact-sm"
            disabled={running}
            data-testid="corpus-missing-ask"
            onClick={() => void missing.ask(rows)}
          >
            {t('missing.ask', { n: left })}
          </Button>
          {running && <span role="status">{t('groups.busy')}</span>}
        </div>
      ) : unlabelled ? (
        <p>{t('slices.unlabelled')}</p>
      ) : (
        rows.length > 0 && (
          <>
            <p className={classes.controls}>
              {t('missing.of', { metric: t(`slices.metrics.${shown}`), n: rows.length })}
            </p>
            <KeptTable lines={lines} metric={shown} nameOf={nameOf} waiting={waiting} />
          </>
        )
      )}
    </ChartFigure>
  );
}
