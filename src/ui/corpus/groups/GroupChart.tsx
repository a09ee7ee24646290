import { forwardRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Plot } from '../../charts/frame/Plot.tsx';
import { widest } from '../../charts/labels/text-width.ts';
import { useTextWidth } from '../../charts/labels/use-text-width.ts';
import { useFormat } from '../../locales/use-format.ts';
import classes from './Groups.module.css';
import type { GroupAnswer } from './use-feature-groups.ts';

const BAR = 10;
const AIR = 12;
const SIDES = ['a', 'b'] as const;
/** The least that is drawn to the edge, sentiment points: noise does not look like a finding. */
const LEAST_REACH = 0.1;

interface GroupChartProps {
  answer: GroupAnswer;
  width: number;
  label: string;
}

/** A bar a group and network, to the right of zero where it pulls up. */
export const GroupChart = forwardRef<SVGSVGElement, GroupChartProps>(function GroupChart(
  { answer, width, label },
  ref,
) {
  const { t } = useTranslation('corpus');
  const format = useFormat();
  const widthOf = useTextWidth();
  const sides = SIDES.filter((side) => answer.bars[side]?.some(({ n }) => n > 0));
  const all = sides.flatMap((side) => answer.bars[side] ?? []).filter(({ n }) => n > 0);
  const names = [...new Set(all.map(({ name }) => name))];
  const ends = all.flatMap(({ mean, interval }) => [mean, interval?.low ?? 0, interval?.high ?? 0]);
  const reach = Math.max(LEAST_REACH, ...ends.map(Math.abs));
  const values = all.map(({ mean }) => format.signed(mean, 2));
  const left =
    widest(
      names.map((name) => t(`groups.names.${name}`)),
      widthOf,
    ) + AIR;
  const right = Math.max(left + 1, width - widest(values, widthOf) - AIR);
  const x = (at: number) => left + ((at + reach) / (2 * reach)) * (right - left);
  const lane = sides.length * (BAR + 4) + AIR;
  const height = names.length * lane;
  return (
    <Plot ref={ref} width={width} height={height} label={label}>
      <path d={`M${x(0)},0V${height}`} className={classes.zero} />
      {names.map((name, index) => (
        <g key={name} transform={`translate(0 ${index * lane + AIR / 2})`}>
          <text x={0} y={(lane - AIR) / 2 + 4} className={classes.name}>
            {t(`groups.names.${name}`)}
          </text>
          {sides.map((side, place) => {
            const bar = answer.bars[side]?.find((one) => one.name === name);
            if (!bar || bar.n === 0) return null;
            const y = place * (BAR + 4);
            const middle = y + BAR / 2 + 1;
            return (
              <g key={side} data-group={name} data-effect={bar.mean}>
                <rect
                  x={Math.min(x(0), x(bar.mean))}
                  y={y + 1}
                  width={Math.abs(x(bar.mean) - x(0))}
                  height={BAR}
                  className={classes.bar}
                  data-side={side}
                />
                {bar.interval && (
                  <path
                    d={`M${x(bar.interval.low)},${middle}H${x(bar.interval.high)}`}
                    className={classes.interval}
                  />
                )}
                <text x={width} y={middle + 4} textAnchor="end" className={classes.value}>
                  {format.signed(bar.mean, 2)}
                </text>
              </g>
            );
          })}
        </g>
      ))}
    </Plot>
  );
});
