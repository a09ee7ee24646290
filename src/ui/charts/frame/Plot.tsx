import type { ComponentProps } from 'react';
import { type TextWidth, widest } from '../labels/text-width.ts';
import { useTextWidth } from '../labels/use-text-width.ts';
import classes from './Plot.module.css';

interface PlotProps extends Omit<ComponentProps<'svg'>, 'className'> {
  /** The chart in words. */
  label: string;
}

/** A chart's drawing, as an image to who does not see it. */
export function Plot({ label, ...svg }: PlotProps) {
  return <svg className={classes.plot} role="img" aria-label={label} {...svg} />;
}

/** The values an axis names, each as it is written. */
export type Ticks = readonly { value: number; label: string }[];

/** From an axis' labels to what is drawn, pixels. */
const AIR = 6;

/** Names the values of an axis on the left and says how much room they take. */
export function useTicks(
  values: readonly number[],
  write: (value: number) => string,
): { ticks: Ticks; gutter: number; widthOf: TextWidth } {
  const widthOf = useTextWidth();
  const ticks = values.map((value) => ({ value, label: write(value) }));
  const labels = ticks.map(({ label }) => label);
  return { ticks, gutter: widest(labels, widthOf) + AIR, widthOf };
}

interface ValueAxisProps {
  ticks: Ticks;
  y: (value: number) => number;
  /** Where the lines begin and end, pixels. */
  from: number;
  to: number;
}

/** The values on the left, each with its line across the chart. */
export function ValueAxis({ ticks, y, from, to }: ValueAxisProps) {
  return ticks.map(({ value, label }) => (
    <g key={value}>
      <path d={`M${from},${y(value)}H${to}`} className={value === 0 ? classes.zero : classes.grid} />
      <text x={0} y={y(value) + 4}>
        {label}
      </text>
    </g>
  ));
}

interface CurveProps {
  /** SVG path. */
  line: string;
  /** Its last point, pixels; null without any. */
  latest: { x: number; y: number } | null;
}

/** A quantity over time, with a dot where it is now. */
export function Curve({ line, latest }: CurveProps) {
  return (
    <>
      <path d={line} className={classes.line} />
      {latest && <circle cx={latest.x} cy={latest.y} r={3} className={classes.latest} />}
    </>
  );
}
