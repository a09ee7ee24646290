import { useTranslation } from 'react-i18next';
import { type ColumnId, DATA_MEASURES, MEASURES } from '../../../corpus/column-id.ts';
import type { MetricName } from '../../../corpus/row-metrics.ts';
import { type Measured, metricsOf, type SliceMetric } from '../../../corpus/slice-metrics.ts';
import { FEWEST_SHOWN } from '../../../diagnostics/index.ts';
import { ChartFigure, useChartExport } from '../../charts/frame/ChartHeader.tsx';
import { useFormat } from '../../locales/use-format.ts';
import { useCorpus, useCorpusStore } from '../store/corpus-context.ts';
import { useColumnWords } from '../words/use-column-words.ts';
import { MetricHead } from './MetricHead.tsx';
import classes from './SlicePanel.module.css';
import { type JudgedSlice, measuredText, sliceName, sliceRows } from './slice-words.ts';
import { useSliceMetrics } from './use-slice-metrics.ts';

/** One metric of both networks over slices of the rows, with what differs and which slice is worse than the rest. */
export function SlicePanel() {
  const { t } = useTranslation(['corpus', 'translation']);
  const format = useFormat();
  const words = useColumnWords();
  const { select } = useCorpusStore();
  const slices = useSliceMetrics();
  const metric = useCorpus((state) => state.metric);
  const count = useCorpus((state) => state.corpus?.classes ?? 1);
  const b = useCorpus((state) => state.b);
  const names = metricsOf(count).map(([name]) => name);
  const shown = names.includes(metric) ? metric : (names[0] as MetricName);

  const nameOf = ({ of }: JudgedSlice) => sliceName(of, { t, format, words });
  const written = (of: Measured | null | undefined, signed = false) =>
    measuredText(of, signed, { t, format });
  const source = useChartExport({
    name: 'corpus-slices',
    picture: null,
    rows: () => sliceRows(slices, names, nameOf),
  });
  const waiting = slices.some(({ metrics }) => metrics === null);
  const unlabelled = !waiting && slices[0]?.metrics?.n === 0;
  return (
    <ChartFigure
      id="corpus-slices"
      title={t('slices.title')}
      info={t('slices.info', { fewest: FEWEST_SHOWN })}
      source={source}
    >
      <SliceControls names={names} shown={shown} />
      {unlabelled ? (
        <p>{t('slices.unlabelled')}</p>
      ) : (
        <div className={classes.scroller}>
          <table
            className={classes.table}
            data-testid="corpus-slice-table"
            data-waiting={waiting || undefined}
          >
            <MetricHead of={t('slices.slice')} last={t('slices.rest')} />
            <tbody>
              {slices.map((slice) => {
                const name = nameOf(slice);
                const of: SliceMetric | undefined = slice.metrics?.metrics[shown];
                return (
                  <tr key={name} data-worse={of?.worse || undefined}>
                    <th scope="row">
                      <button
                        type="button"
                        title={t('slices.select', { slice: name })}
                        onClick={() => select(slice.of === null ? [] : slice.rows)}
                      >
                        {name}
                      </button>
                    </th>
                    <td>{slice.metrics?.n ?? '…'}</td>
                    <td data-metric={of?.a.value}>{written(of?.a)}</td>
                    {b !== null && <td>{written(of?.b)}</td>}
                    {b !== null && <td>{written(of?.difference, true)}</td>}
                    <td>
                      {written(of?.rest, true)}
                      {of?.worse && <strong className={classes.worse}> {t('slices.worse')}</strong>}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {waiting && <p role="status">{t('slices.waiting')}</p>}
    </ChartFigure>
  );
}

/** Which metric, and what cuts the rows. */
function SliceControls({ names, shown }: { names: readonly MetricName[]; shown: MetricName }) {
  const { t } = useTranslation('corpus');
  const words = useColumnWords();
  const { look } = useCorpusStore();
  const columns = useCorpus((state) => state.columns);
  const corpus = useCorpus((state) => state.corpus);
  const sliceBy = useCorpus((state) => state.sliceBy);
  const further = [...(corpus?.further.keys() ?? [])].map((name): ColumnId => `file:${name}`);
  const cutting = [
    ...DATA_MEASURES.filter((measure) => measure !== 'row').map((measure): ColumnId => `data:${measure}`),
    ...further,
    ...MEASURES.filter((measure) => !measure.includes('-')).map((measure): ColumnId => `a:${measure}`),
  ].filter((id) => {
    const kind = columns?.kind(id) ?? null;
    return kind !== null && kind !== 'text';
  });
  return (
    <div className={classes.controls}>
      <label>
        {t('slices.metric')}
        <select
          value={shown}
          data-testid="corpus-metric"
          onChange={({ currentTarget }) => look({ metric: currentTarget.value as MetricName })}
        >
          {names.map((name) => (
            <option key={name} value={name}>
              {t(`slices.metrics.${name}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('slices.by')}
        <select
          value={sliceBy}
          data-testid="corpus-slice-by"
          onChange={({ currentTarget }) => look({ sliceBy: currentTarget.value as ColumnId })}
        >
          {cutting.map((id) => (
            <option key={id} value={id}>
              {words.column(id)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
