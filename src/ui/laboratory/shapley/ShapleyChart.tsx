import { memo, useContext, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainTensor } from '../../../model/trace.ts';
import { painted } from '../../charts/figure/picture.ts';
import { ChartFigure, useChartExport } from '../../charts/frame/ChartHeader.tsx';
import { ChartPair } from '../../charts/frame/chart-pair.ts';
import { Plot } from '../../charts/frame/Plot.tsx';
import { fittingLabels, NAME, widest } from '../../charts/labels/text-width.ts';
import { useTextWidth } from '../../charts/labels/use-text-width.ts';
import { useMarked, usePointer } from '../../charts/pointer/pointer-context.ts';
import { useFormat } from '../../locales/use-format.ts';
import { useElementSize } from '../../page/use-element-size.ts';
import { solidColour } from '../../theme/colours.ts';
import { useScheme } from '../../theme/use-scheme.ts';
import { SideMark } from '../panel/SideMark.tsx';
import { waterfall, waterfallDomain, waterfallRows } from '../stages/shapley-waterfall.ts';
import type { Show } from '../state/comparison.ts';
import classes from './ShapleyChart.module.css';

const TERMS = ['shapley', 'branches'] as const;
const ROW = 26;
const AIR = 10;
const AXIS = 20;

interface ShapleyChartProps {
  coalitions: PlainTensor | undefined;
  /** Of the setups compared: while one is shown, the axis is that of all. */
  beside?: readonly PlainTensor[];
  /** Of two setups compared, the one shown, or their difference. */
  side?: Show | undefined;
  /** Of a class head: what coalitions reach is the chosen class's probability, not sentiment. */
  probability?: boolean;
}

/** Shapley values of the six players as steps from the prediction without any to the one with all. */
export const ShapleyChart = memo(function ShapleyChart(props: ShapleyChartProps) {
  const scheme = useScheme();
  const { coalitions, beside = [], side, probability = false } = props;
  const { t } = useTranslation();
  const suffix = useContext(ChartPair);
  const format = useFormat();
  const { point } = usePointer();
  const marked = useMarked();
  const widthOf = useTextWidth();
  const { ref: sizeRef, width } = useElementSize();
  const svg = useRef<SVGSVGElement>(null);
  const drawn = coalitions ? waterfall(coalitions) : null;
  const column = (name: 'kind' | 'branch' | 'modality' | 'value' | 'probability') =>
    t(`lab.shapley.csv.${name}`);
  const value = column(probability ? 'probability' : 'value');
  const source = useChartExport({
    name: `lab-shapley${suffix}`,
    rows: () =>
      drawn ? waterfallRows(drawn, [column('kind'), column('branch'), column('modality'), value]) : [],
    picture: () =>
      svg.current && {
        svg: svg.current,
        notes: [probability ? value : t('heatmap.legend')],
        ...(side && { aside: t(`lab.compare.side.${side}`) }),
      },
  });
  if (!drawn) return null;

  const [low, high] = waterfallDomain([drawn, ...beside.map(waterfall)]);
  const names = drawn.steps.map(({ branch, modality }) =>
    t('heatmap.name', { branch: t(`branch.${branch}`), modality: t(`modality.${modality}`) }),
  );
  const values = [drawn.none, drawn.all, ...drawn.steps.map(({ value }) => value)].map((value) =>
    format.signed(value),
  );
  const left =
    widest([...names, t('lab.shapley.none'), t('lab.shapley.all')], widthOf, { ...NAME, weight: 700 }) + AIR;
  const plot = Math.max(0, width - left - widest(values, widthOf, NAME) - AIR);
  const x = (points: number) => left + ((points - low) / (high - low)) * plot;
  const ticks = fittingLabels(
    Array.from({ length: Math.floor(high) - Math.ceil(low) + 1 }, (_, i) => Math.ceil(low) + i).map(
      (tick) => ({
        tick,
        x: x(tick),
        text: format.signed(tick, 0),
      }),
    ),
    widthOf,
  );
  const height = ROW * (drawn.steps.length + 2) + AXIS;
  const y = (row: number) => row * ROW;
  const last = drawn.steps.length + 1;
  const summary = t(probability ? 'lab.shapley.summaryProbability' : 'lab.shapley.summary', {
    none: format.signed(drawn.none),
    players: drawn.steps
      .map(({ branch, modality, value }) =>
        t('lab.shapley.player', {
          branch: t(`branch.${branch}`),
          modality: t(`modality.${modality}`),
          value: format.signed(value),
        }),
      )
      .join(' '),
    all: format.signed(drawn.all),
  });
  const end = (row: number, label: string, value: number) => (
    <g>
      <text x={0} y={y(row) + 17} className={classes.name}>
        {label}
      </text>
      <rect
        x={Math.min(x(0), x(value))}
        y={y(row) + 5}
        width={Math.max(1, Math.abs(x(value) - x(0)))}
        height={ROW - 10}
        className={classes.end}
      />
      <text x={width} y={y(row) + 17} textAnchor="end" className={classes.value}>
        {format.signed(value)}
      </text>
    </g>
  );

  return (
    <ChartFigure
      id={`lab-shapley${suffix}`}
      title={t('lab.shapley.title')}
      info={t('lab.shapley.info')}
      terms={TERMS}
      source={source}
      aside={side && <SideMark side={side} />}
    >
      <div ref={sizeRef} style={{ height }}>
        <Plot ref={svg} width={width} height={height} label={summary}>
          {ticks.map(({ tick, text }) => (
            <g key={tick}>
              <path
                d={`M${x(tick)},0V${height - AXIS}`}
                className={tick === 0 ? classes.zero : classes.grid}
              />
              <text x={x(tick)} y={height - 5} textAnchor="middle">
                {text}
              </text>
            </g>
          ))}
          {end(0, t('lab.shapley.none'), drawn.none)}
          {drawn.steps.map(({ branch, modality, value, from, to }, index) => (
            <g
              key={`${branch} ${modality}`}
              className={marked?.modality === modality ? classes.marked : undefined}
              onPointerEnter={() => point({ kind: 'stream', modality })}
              onPointerLeave={() => point(null)}
            >
              <rect x={0} y={y(index + 1)} width={width} height={ROW} fill="transparent" data-screen-only />
              <path d={`M${x(from)},${y(index + 1) - 5}V${y(index + 1) + 5}`} className={classes.link} />
              <text x={0} y={y(index + 1) + 17} className={classes.name}>
                {names[index]}
              </text>
              <rect
                x={Math.min(x(from), x(to))}
                y={y(index + 1) + 5}
                width={Math.max(1, Math.abs(x(to) - x(from)))}
                height={ROW - 10}
                {...painted('fill', scheme, (of) => solidColour(Math.sign(value), of))}
              />
              <text x={width} y={y(index + 1) + 17} textAnchor="end" className={classes.value}>
                {format.signed(value)}
              </text>
            </g>
          ))}
          <path d={`M${x(drawn.all)},${y(last) - 5}V${y(last) + 5}`} className={classes.link} />
          {end(last, t('lab.shapley.all'), drawn.all)}
        </Plot>
      </div>
    </ChartFigure>
  );
});
