import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFigure, useChartExport } from '../../charts/frame/ChartHeader.tsx';
import { widest } from '../../charts/labels/text-width.ts';
import { useTextWidth } from '../../charts/labels/use-text-width.ts';
import { useElementSize } from '../../page/use-element-size.ts';
import { ColumnSelect } from '../controls/ColumnSelect.tsx';
import { MarksLegend } from '../points/MarksLegend.tsx';
import { marksLegend } from '../points/marks-picture.ts';
import { useTickText } from '../points/PointAxes.tsx';
import { PointPlot } from '../points/PointPlot.tsx';
import classes from '../points/Points.module.css';
import { drawPoints, radiusFor } from '../points/paint-points.ts';
import { axisOf, placePoints, spreadNames, xOn, yOn } from '../points/point-layout.ts';
import { KNOWN_ENDS, knownAs, marksBy, plainMarks } from '../points/point-marks.ts';
import { useCorpus, useCorpusStore } from '../store/corpus-context.ts';
import { useCellWords } from '../words/use-cell-words.ts';
import { useColumnWords } from '../words/use-column-words.ts';

const HEIGHT = 400;
const PLACED = ['number', 'category'] as const;

/** Any two columns against each other, coloured by a third. */
export function ScatterChart() {
  const { t } = useTranslation('corpus');
  const words = useColumnWords();
  const cell = useCellWords();
  const write = useTickText();
  const widthOf = useTextWidth();
  const { look, state } = useCorpusStore();
  const columns = useCorpus((now) => now.columns);
  const rows = useCorpus((now) => now.shown);
  const scatter = useCorpus((now) => now.scatter);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const svg = useRef<SVGSVGElement>(null);
  const { x, y, colour } = scatter;

  const axes = useMemo(() => {
    if (!columns) return null;
    const named = (id: typeof x) => {
      const known = knownAs(id);
      const axis = axisOf(columns.get(id), columns.numbers(id), known && KNOWN_ENDS[known]);
      return {
        axis: { ...axis, names: axis.names?.map(words.name) ?? null },
        values: spreadNames(axis, columns.numbers(id)),
      };
    };
    return { x: named(x), y: named(y) };
  }, [columns, x, y, words]);
  const gutter = axes
    ? widest(
        axes.y.axis.ticks.map((tick) => write(axes.y.axis, tick)),
        widthOf,
      ) + 8
    : 0;
  const box = useMemo(
    () => ({ x: gutter, y: 20, width: Math.max(0, width - gutter - 12), height: HEIGHT - 62 }),
    [gutter, width],
  );
  const points = useMemo(
    () =>
      axes &&
      placePoints(
        rows,
        (index) => axes.x.values[rows[index] as number] as number,
        (index) => axes.y.values[rows[index] as number] as number,
        { x: axes.x.axis, y: axes.y.axis },
        box,
      ),
    [rows, axes, box],
  );
  const marks = useMemo(() => {
    const column = colour && columns?.get(colour);
    if (!points) return null;
    return column && colour
      ? marksBy(column, points.rows, knownAs(colour), words.name)
      : plainMarks(points.rows.length);
  }, [points, columns, colour, words]);
  const ends = marks?.ramp
    ? ([marks.ramp.low, marks.ramp.high].map((value) => cell.number(colour ?? x, value)) as [string, string])
    : (['', ''] as const);
  const colourName = colour && words.column(colour);

  const source = useChartExport({
    name: 'corpus-scatter',
    rows: () => {
      const ids = [x, y, ...(colour ? [colour] : [])];
      return [
        [words.measure('row'), ...ids.map(words.column)],
        ...Array.from(state.getState().rows, (row) => [
          row + 1,
          ...ids.map((id) => cell.value(columns?.get(id) ?? null, row)),
        ]),
      ];
    },
    picture: () =>
      svg.current &&
      points &&
      marks && {
        svg: svg.current,
        underlay: (copy) => drawPoints(copy, points, marks, radiusFor(points.rows.length)),
        legend: marksLegend(marks, colourName, ends),
      },
  });
  if (!axes || !points || !marks) return null;
  const alike =
    axes.x.axis.low === axes.y.axis.low && axes.x.axis.high === axes.y.axis.high && !axes.x.axis.names;
  const lacking = rows.length - points.rows.length;
  const names = { x: words.column(x), y: words.column(y) };
  return (
    <ChartFigure id="corpus-scatter" title={t('scatter.title')} info={t('scatter.info')} source={source}>
      <div className={classes.controls}>
        <ColumnSelect
          label={t('scatter.x')}
          value={x}
          kinds={PLACED}
          testId="corpus-scatter-x"
          onChoose={(id) => id && look({ scatter: { ...scatter, x: id } })}
        />
        <ColumnSelect
          label={t('scatter.y')}
          value={y}
          kinds={PLACED}
          testId="corpus-scatter-y"
          onChoose={(id) => id && look({ scatter: { ...scatter, y: id } })}
        />
        <ColumnSelect
          label={t('scatter.colour')}
          value={colour}
          kinds={PLACED}
          none={t('scatter.noColour')}
          testId="corpus-scatter-colour"
          onChoose={(id) => look({ scatter: { ...scatter, colour: id } })}
        />
      </div>
      <div ref={ref}>
        <PointPlot
          svg={svg}
          width={width}
          height={HEIGHT}
          box={box}
          axes={{ x: axes.x.axis, y: axes.y.axis }}
          names={names}
          points={points}
          marks={marks}
          label={t('scatter.summary', { n: points.rows.length, ...names })}
          testId="corpus-scatter-points"
          tip={(index) => {
            const row = points.rows[index] as number;
            return [
              t('heatmap.tip', { row: row + 1 }),
              ...[x, y, ...(colour ? [colour] : [])].map(
                (id) => `${words.column(id)} ${cell.text(id, columns?.get(id) ?? null, row)}`,
              ),
            ];
          }}
        >
          {alike && (
            <path
              d={`M${xOn(axes.x.axis, box, axes.x.axis.low)},${yOn(axes.y.axis, box, axes.y.axis.low)}L${xOn(axes.x.axis, box, axes.x.axis.high)},${yOn(axes.y.axis, box, axes.y.axis.high)}`}
              className={classes.alike}
            />
          )}
        </PointPlot>
      </div>
      <MarksLegend marks={marks} name={colourName} ends={ends} />
      {(lacking > 0 || alike) && (
        <p className={classes.note}>
          {[alike && t('scatter.alike'), lacking > 0 && t('scatter.lacking', { n: lacking })]
            .filter(Boolean)
            .join(' ')}
        </p>
      )}
    </ChartFigure>
  );
}
