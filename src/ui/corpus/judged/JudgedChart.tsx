import { type ReactNode, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { agreementOf } from '../../../corpus/agreement.ts';
import type { ColumnId } from '../../../corpus/column-id.ts';
import { ChartFigure, useChartExport } from '../../charts/frame/ChartHeader.tsx';
import { widest } from '../../charts/labels/text-width.ts';
import { useTextWidth } from '../../charts/labels/use-text-width.ts';
import { useFormat } from '../../locales/use-format.ts';
import { useElementSize } from '../../page/use-element-size.ts';
import { MarksLegend } from '../points/MarksLegend.tsx';
import { marksLegend } from '../points/marks-picture.ts';
import { useTickText } from '../points/PointAxes.tsx';
import { PointPlot } from '../points/PointPlot.tsx';
import classes from '../points/Points.module.css';
import { drawPoints, radiusFor } from '../points/paint-points.ts';
import { axisBetween, placePoints, xOn, yOn } from '../points/point-layout.ts';
import { marksBy } from '../points/point-marks.ts';
import { useCorpus, useCorpusStore } from '../store/corpus-context.ts';
import { useCellWords } from '../words/use-cell-words.ts';
import { useColumnWords } from '../words/use-column-words.ts';
import { ResidualBars } from './ResidualBars.tsx';

const HEIGHT = 400;
/** To the right of the points: how often each residual occurs. */
const BARS = 64;
const SENTIMENT = axisBetween(-3, 3);
const TIPPED = ['data:label', 'prediction', 'error', 'beta'] as const;

interface JudgedChartProps {
  side: 'a' | 'b';
  view: 'prediction' | 'residual';
  children: ReactNode;
}

/** Each row's prediction over its label, or what the prediction has too much. */
export function JudgedChart({ side, view, children }: JudgedChartProps) {
  const { t } = useTranslation('corpus');
  const format = useFormat();
  const words = useColumnWords();
  const cell = useCellWords();
  const write = useTickText();
  const widthOf = useTextWidth();
  const { state } = useCorpusStore();
  const columns = useCorpus((now) => now.columns);
  const rows = useCorpus((now) => now.shown);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const svg = useRef<SVGSVGElement>(null);
  const yId: ColumnId = view === 'prediction' ? `${side}:prediction` : `${side}:error`;
  const colourId: ColumnId = `${side}:beta`;

  const label = columns?.numbers('data:label');
  const values = columns?.numbers(yId);
  const yAxis = useMemo(() => {
    if (view === 'prediction' || !values) return SENTIMENT;
    const most = Math.max(
      1,
      Math.ceil(values.reduce((top, value) => Math.max(top, Math.abs(value) || 0), 0)),
    );
    return axisBetween(-most, most);
  }, [view, values]);
  const gutter =
    widest(
      yAxis.ticks.map((tick) => write(yAxis, tick)),
      widthOf,
    ) + 8;
  const box = useMemo(
    () => ({ x: gutter, y: 20, width: Math.max(0, width - gutter - BARS - 12), height: HEIGHT - 62 }),
    [gutter, width],
  );
  const points = useMemo(
    () =>
      label &&
      values &&
      placePoints(
        rows,
        (index) => label[rows[index] as number] as number,
        (index) => values[rows[index] as number] as number,
        { x: SENTIMENT, y: yAxis },
        box,
      ),
    [label, values, rows, yAxis, box],
  );
  const marks = useMemo(() => {
    const beta = columns?.get(colourId);
    return points && beta ? marksBy(beta, points.rows, 'beta', words.name) : null;
  }, [points, columns, colourId, words]);
  const agreement = useMemo(() => {
    const said = columns?.numbers(`${side}:prediction`);
    return label && said ? agreementOf(label, said, rows) : null;
  }, [columns, side, label, rows]);
  const residuals = useMemo(() => {
    const error = columns?.numbers(`${side}:error`);
    return error ? Float64Array.from(rows, (row) => error[row] as number) : new Float64Array();
  }, [columns, side, rows]);

  const ends = [`${t('heatmap.betaEnds.low')} −1`, `+1 ${t('heatmap.betaEnds.high')}`] as const;
  const said = agreement
    ? t('judged.says', {
        n: agreement.n,
        network: words.side(side),
        mae: format.number(agreement.mae, 3),
        corr: agreement.corr === null ? '–' : format.number(agreement.corr, 3),
        bias: format.signed(agreement.bias, 3),
        slope: agreement.line ? format.number(agreement.line.slope) : '–',
      })
    : '';
  const source = useChartExport({
    name: `corpus-${view}`,
    rows: () => {
      const ids: ColumnId[] = ['data:label', `${side}:prediction`, `${side}:error`, colourId];
      return [
        [words.measure('row'), ...ids.map(words.column)],
        ...Array.from(state.getState().rows, (row) => [
          row + 1,
          ...ids.map((id) => cell.value(columns?.get(id) ?? null, row)),
        ]),
      ];
    },
    picture: () =>
      svg.current && points && marks
        ? {
            svg: svg.current,
            underlay: (copy) => drawPoints(copy, points, marks, radiusFor(points.rows.length)),
            legend: marksLegend(marks, words.column(colourId), ends),
            notes: [said],
          }
        : null,
  });
  const at = (x: number, y: number) => `${xOn(SENTIMENT, box, x)},${yOn(yAxis, box, y)}`;
  const line = agreement?.line;
  // The line of least squares, of residuals what is left of it.
  const fitted = (x: number) => (line ? line.intercept + line.slope * x - (view === 'residual' ? x : 0) : 0);
  const names = { x: words.measure('label'), y: words.column(yId) };
  return (
    <ChartFigure
      id="corpus-judged"
      title={t(`judged.titles.${view}`)}
      info={t(`judged.info.${view}`)}
      source={source}
    >
      {children}
      <div ref={ref}>
        {points && marks && (
          <PointPlot
            svg={svg}
            width={width}
            height={HEIGHT}
            box={box}
            axes={{ x: SENTIMENT, y: yAxis }}
            names={names}
            points={points}
            marks={marks}
            label={t('scatter.summary', { n: points.rows.length, ...names })}
            testId="corpus-judged-points"
            tip={(index) => {
              const row = points.rows[index] as number;
              const told = TIPPED.map((of): ColumnId => (of === 'data:label' ? of : `${side}:${of}`));
              return [
                t('heatmap.tip', { row: row + 1 }),
                ...told.map((id) => `${words.column(id)} ${cell.text(id, columns?.get(id) ?? null, row)}`),
              ];
            }}
          >
            <path
              d={view === 'prediction' ? `M${at(-3, -3)}L${at(3, 3)}` : `M${at(-3, 0)}L${at(3, 0)}`}
              className={classes.alike}
            />
            {line && <path d={`M${at(-3, fitted(-3))}L${at(3, fitted(3))}`} className={classes.fit} />}
            <ResidualBars
              values={residuals}
              box={{ x: box.x + box.width + 10, y: box.y, width: BARS, height: box.height }}
              reach={yAxis.high}
            />
          </PointPlot>
        )}
      </div>
      {marks && <MarksLegend marks={marks} name={words.column(colourId)} ends={ends} />}
      <p className={classes.note} data-testid="corpus-judged-says">
        {said}
      </p>
    </ChartFigure>
  );
}
