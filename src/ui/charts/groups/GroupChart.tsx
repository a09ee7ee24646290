import { forwardRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../locales/use-format.ts';
import { Plot } from '../frame/Plot.tsx';
import { widest } from '../labels/text-width.ts';
import { useTextWidth } from '../labels/use-text-width.ts';
import classes from './Groups.module.css';
import { type GroupBars, sidedBars } from './group-bars.ts';

const BAR = 10;
const AIR = 12;
const LANE = BAR + 4;
/** Half a diamond's width. */
const DIAMOND = 5;
/** The least that is drawn to the edge, sentiment points: noise does not look like a finding. */
const LEAST_REACH = 0.1;

interface GroupChartProps {
  bars: GroupBars;
  width: number;
  label: string;
}

/** A bar a group and network, to the right of zero where it pulls up, and a diamond where gradient x input puts it. */
export const GroupChart = forwardRef<SVGSVGElement, GroupChartProps>(function GroupChart(
  { bars, width, label },
  ref,
) {
  const { t } = useTranslation();
  const format = useFormat();
  const widthOf = useTextWidth();
  const all = sidedBars(bars).filter(({ n }) => n > 0);
  const sides = [...new Set(all.map(({ side }) => side))];
  const names = [...new Set(all.map(({ name }) => name))];
  const ends = all.flatMap(({ mean, interval, gradient }) => [
    mean,
    gradient.mean,
    interval?.low ?? 0,
    interval?.high ?? 0,
  ]);
  const reach = Math.max(LEAST_REACH, ...ends.map(Math.abs));
  const column = (values: number[]) =>
    widest(
      values.map((value) => format.signed(value, 2)),
      widthOf,
    );
  const gradients = column(all.map(({ gradient }) => gradient.mean)) + AIR + 2 * DIAMOND;
  const numbers = column(all.map(({ mean }) => mean)) + AIR;
  const left =
    widest(
      names.map((name) => t(`features.names.${name}`)),
      widthOf,
    ) + AIR;
  const right = Math.max(left + 1, width - numbers - gradients - DIAMOND);
  const x = (at: number) => left + ((at + reach) / (2 * reach)) * (right - left);
  const lane = sides.length * LANE + AIR;
  const height = names.length * lane;
  const diamond = (at: number, middle: number) =>
    `M${at - DIAMOND},${middle}l${DIAMOND},${-DIAMOND}l${DIAMOND},${DIAMOND}l${-DIAMOND},${DIAMOND}z`;
  return (
    <Plot ref={ref} width={width} height={height} label={label}>
      <path d={`M${x(0)},0V${height}`} className={classes.zero} />
      {names.map((name, index) => (
        <g key={name} transform={`translate(0 ${index * lane + AIR / 2})`}>
          <text x={0} y={(lane - AIR) / 2 + 4} className={classes.name}>
            {t(`features.names.${name}`)}
          </text>
          {sides.map((side, place) => {
            const bar = all.find((one) => one.side === side && one.name === name);
            if (!bar) return null;
            const { mean, interval, gradient } = bar;
            const y = place * LANE;
            const middle = y + BAR / 2 + 1;
            return (
              <g key={side} data-group={name} data-effect={mean} data-gradient={gradient.mean}>
                <rect
                  x={Math.min(x(0), x(mean))}
                  y={y + 1}
                  width={Math.abs(x(mean) - x(0))}
                  height={BAR}
                  className={classes.bar}
                  data-side={side}
                />
                {interval && (
                  <path
                    d={`M${x(interval.low)},${middle}H${x(interval.high)}`}
                    className={classes.interval}
                  />
                )}
                <path d={diamond(x(gradient.mean), middle)} className={classes.diamond} />
                <text x={width - gradients} y={middle + 4} textAnchor="end" className={classes.value}>
                  {format.signed(mean, 2)}
                </text>
                <path
                  d={diamond(width - gradients + AIR + DIAMOND / 2, middle)}
                  className={classes.diamond}
                />
                <text x={width} y={middle + 4} textAnchor="end" className={classes.value}>
                  {format.signed(gradient.mean, 2)}
                </text>
              </g>
            );
          })}
        </g>
      ))}
    </Plot>
  );
});
