import { type ReactNode, type RefObject, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Box } from '../../charts/drawing/box.ts';
import { fittingLabels } from '../../charts/labels/text-width.ts';
import { useTextWidth } from '../../charts/labels/use-text-width.ts';
import { useFormat } from '../../locales/use-format.ts';
import classes from './Points.module.css';
import { type PointAxis, xOn, yOn } from './point-layout.ts';

interface PointAxesProps {
  svg: RefObject<SVGSVGElement | null>;
  width: number;
  height: number;
  box: Box;
  axes: { x: PointAxis; y: PointAxis };
  names: { x: string; y: string };
  children: ReactNode;
}

/** Grid, numbers and names of two axes; an axis without ticks has no unit, and neither grid nor numbers. */
export function PointAxes({ svg, width, height, box, axes, names, children }: PointAxesProps) {
  const { t } = useTranslation('corpus');
  const widthOf = useTextWidth();
  const write = useTickText();
  const right = box.x + box.width;
  const bottom = box.y + box.height;
  const across = fittingLabels(
    axes.x.ticks.map((tick) => ({ tick, x: xOn(axes.x, box, tick), text: write(axes.x, tick) })),
    widthOf,
  );
  return (
    <svg ref={svg} className={classes.axes} width={width} height={height} aria-hidden="true">
      <rect {...box} className={classes.ground} />
      {axes.x.ticks.map((tick) => (
        <path
          key={tick}
          d={`M${xOn(axes.x, box, tick)},${box.y}V${bottom}`}
          className={lineClass(tick, axes.x)}
        />
      ))}
      {axes.y.ticks.map((tick) => (
        <path
          key={tick}
          d={`M${box.x},${yOn(axes.y, box, tick)}H${right}`}
          className={lineClass(tick, axes.y)}
        />
      ))}
      {children}
      {across.map(({ tick, x, text }) => (
        <text key={tick} x={x} y={bottom + 16} textAnchor="middle">
          {text}
        </text>
      ))}
      {axes.y.ticks.map((tick) => (
        <text key={tick} x={box.x - 6} y={yOn(axes.y, box, tick) + 4} textAnchor="end">
          {write(axes.y, tick)}
        </text>
      ))}
      <text x={box.x} y={12} className={classes.name}>
        {t('points.up', { name: names.y })}
      </text>
      <text x={right} y={height - 2} textAnchor="end" className={classes.name}>
        {t('points.right', { name: names.x })}
      </text>
    </svg>
  );
}

const lineClass = (tick: number, { names }: PointAxis) =>
  tick === 0 && !names ? classes.zero : classes.grid;

/** How a tick is written: a name, or a number with as many digits as its steps need. */
export function useTickText(): (axis: PointAxis, tick: number) => string {
  const format = useFormat();
  return useCallback(
    ({ names, ticks, low }: PointAxis, tick: number) => {
      if (names) return names[tick] ?? '';
      const [first = 0, second = first + 1] = ticks;
      const digits = Math.max(0, Math.min(3, Math.ceil(-Math.log10(second - first) - 1e-9)));
      return low < 0 ? format.signed(tick, digits) : format.number(tick, digits);
    },
    [format],
  );
}
