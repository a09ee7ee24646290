import { useTranslation } from 'react-i18next';
import { type ColumnId, DATA_MEASURES, MEASURES } from '../../../corpus/column-id.ts';
import type { MetricName } from '../../../corpus/row-metrics.ts';
import { type Measured, metricsOf, type SliceMetric } from '../../../corpus/slice-metrics.ts';
import { FEWEST_SHOWN } from '../../../diagnostics/index.ts';
import { ChartFigure, useChartExport } from '../../charts/frame/ChartHeader.tsx';
import type { CsvValue } from '../../charts/frame/csv.ts';
import { useFormat } from '../../locales/use-format.ts';
import { useCorpus, useCorpusStore } from '../store/corpus-context.ts';
import { useColumnWords } from '../words/use-column-words.ts';
import classes from './SlicePanel.module.css';
import { type JudgedSlice, useSliceMetrics } from './use-slice-metrics.ts';

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

  const nameOf = ({ of }: JudgedSlice): string => {
    if (of === null) return t('slices.all');
    if ('name' in of) return words.name(of.name);
    const text = (value: number) => format.signed(value, Number.isInteger(value) ? 0 : 2);
    return of.low === of.high ? text(of.low) : t('slices.range', { low: text(of.low), high: text(of.high) });
  };
  const written = (of: Measured | null | undefined, signed = false): string => {
    if (!of || Number.isNaN(of.value)) return '–';
    const text = signed ? format.signed : format.number;
    const value = text(of.value, 3);
    return of.interval
      ? t('slices.within', { value, low: text(of.interval.low, 3), high: text(of.interval.high, 3) })
      : value;
  };
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
            <thead>
              <tr>
                <th scope="col">{t('slices.slice')}</th>
                <th scope="col">{t('slices.n')}</th>
                <th scope="col">{words.side('a')}</th>
                {b !== null && <th scope="col">{words.side('b')}</th>}
                {b !== null && <th scope="col">{t('slices.difference')}</th>}
                <th scope="col">{t('slices.rest')}</th>
              </tr>
            </thead>
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
    const column = columns?.get(id);
    return column !== null && column?.kind !== 'text';
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

/** One line a slice and metric, with all its numbers and their intervals. */
function sliceRows(
  slices: readonly JudgedSlice[],
  names: readonly MetricName[],
  nameOf: (slice: JudgedSlice) => string,
): CsvValue[][] {
  const numbers = (of: Measured | null | undefined): CsvValue[] =>
    of && !Number.isNaN(of.value)
      ? [of.value, of.interval?.low ?? null, of.interval?.high ?? null]
      : [null, null, null];
  const parts = ['a', 'b', 'difference', 'rest'] as const;
  return [
    [
      'slice',
      'n',
      'metric',
      ...parts.flatMap((part) => [part, `${part}_low_95`, `${part}_high_95`]),
      'worse',
    ],
    ...slices.flatMap((slice) =>
      names.map((name): CsvValue[] => {
        const of = slice.metrics?.metrics[name];
        return [
          nameOf(slice),
          slice.metrics?.n ?? null,
          name,
          ...parts.flatMap((part) => numbers(of?.[part])),
          of?.worse ? 1 : 0,
        ];
      }),
    ),
  ];
}
