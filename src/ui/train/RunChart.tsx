import { line } from 'd3-shape';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { TOY_EPOCHS } from '../../training/core/toy/toy-run.ts';
import { ChartFigure, useChartExport } from '../charts/frame/ChartHeader.tsx';
import { Plot, useTicks, ValueAxis } from '../charts/frame/Plot.tsx';
import { spreadLabels } from '../charts/labels/spread-labels.ts';
import { NAME } from '../charts/labels/text-width.ts';
import type { GlossaryTerm } from '../locales/en/glossary.ts';
import { useFormat } from '../locales/use-format.ts';
import { useElementSize } from '../page/use-element-size.ts';
import classes from './RunChart.module.css';
import { type Curve, type CurvePoint, curveOf, curveRange, curveRows } from './run-curves.ts';
import type { ToyRunRecord } from './toy-runs.ts';

const HEIGHT = 122;
const TOP = 9;
const BOTTOM = 26;
/** Least distance of two runs' numbers under one another. */
const LINE = 13;

interface RunChartProps {
  curve: Curve;
  title: string;
  info: string;
  terms?: readonly GlossaryTerm[];
  runs: readonly ToyRunRecord[];
}

/** One figure of every run, epoch by epoch; the newest run is drawn strongest and each ends with its number. */
export function RunChart({ curve, title, info, terms, runs }: RunChartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ref, width } = useElementSize();
  const svg = useRef<SVGSVGElement>(null);
  const id = `train-${curve}`;
  const source = useChartExport({
    name: id,
    rows: () =>
      curveRows(runs, curve, {
        epoch: t('train.epoch'),
        run: ({ number }) => t('train.run', { number }),
      }),
    picture: () => svg.current && { svg: svg.current },
  });
  const [low, high] = curveRange(runs, curve);
  // Some terms live in the third decimal.
  const digits = high - low < 0.05 ? 4 : 2;
  const { ticks, gutter, widthOf } = useTicks([low, (low + high) / 2, high], (value) =>
    format.number(value, digits),
  );
  const end = widthOf('00', NAME) + 8;
  const x = (epoch: number) => gutter + (epoch / TOY_EPOCHS) * Math.max(0, width - gutter - end);
  const y = (value: number) => TOP + (1 - (value - low) / (high - low)) * (HEIGHT - TOP - BOTTOM);
  const path = line<CurvePoint>(
    ({ epoch }) => x(epoch),
    ({ value }) => y(value),
  );
  const drawn = runs.map((run) => ({ number: run.number, points: curveOf(run, curve) }));
  // Runs that end alike have their numbers under one another.
  const numberY = spreadLabels(
    drawn.map(({ points }) => y(points.at(-1)?.value ?? low)),
    LINE,
    TOP,
    HEIGHT - BOTTOM,
  );
  const newest = drawn.at(-1)?.points.at(-1);
  const told = drawn.flatMap(({ number, points }) => {
    const [first, last] = [points[0], points.at(-1)];
    if (!first || !last) return [];
    const [from, to] = [format.number(first.value, digits), format.number(last.value, digits)];
    return [t('train.curve', { number, from, to, epoch: last.epoch })];
  });
  return (
    <ChartFigure
      id={id}
      title={title}
      info={info}
      {...(terms && { terms })}
      source={source}
      aside={newest && format.number(newest.value, digits)}
    >
      <div ref={ref} style={{ height: HEIGHT }}>
        <Plot
          ref={svg}
          width={width}
          height={HEIGHT}
          label={`${title}. ${told.join(' ') || t('train.noCurve')}`}
        >
          <ValueAxis ticks={ticks} y={y} from={gutter} to={width - end} />
          {[0, TOY_EPOCHS / 2, TOY_EPOCHS].map((epoch) => {
            const label = epoch === 0 ? `${t('train.epoch')} 0` : String(epoch);
            const half = widthOf(label) / 2;
            return (
              <text
                key={epoch}
                x={Math.min(Math.max(x(epoch), half), width - half)}
                y={HEIGHT - 4}
                textAnchor="middle"
              >
                {label}
              </text>
            );
          })}
          {drawn.map(({ number, points }, index) => {
            const last = points.at(-1);
            return (
              <g key={number} className={classes.run} data-age={drawn.length - 1 - index} data-run={number}>
                <path d={path(points) ?? ''} />
                {last && <circle cx={x(last.epoch)} cy={y(last.value)} r={2.5} />}
                {last && (
                  <text x={x(last.epoch) + 5} y={(numberY[index] ?? 0) + 4}>
                    {number}
                  </text>
                )}
              </g>
            );
          })}
        </Plot>
      </div>
    </ChartFigure>
  );
}
