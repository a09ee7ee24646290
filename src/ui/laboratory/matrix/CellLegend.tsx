import type { Scheme } from '../../colours.ts';
import { useFormat } from '../../locales/use-format.ts';
import classes from './CellChart.module.css';
import { type CellScale, scaleEnds, scaleGradient } from './cell-scale.ts';

interface CellLegendProps {
  scale: CellScale;
  scheme: Scheme;
  ends: readonly [string, string] | undefined;
  across: string | undefined;
}

/** The colour scale with its ends, and what runs across. */
export function CellLegend({ scale, scheme, ends, across }: CellLegendProps) {
  const format = useFormat();
  const [low, high] = scaleEnds(scale);
  const text = scale.kind === 'signed' ? format.signed : format.number;
  return (
    <div className={classes.legend}>
      <span>{ends?.[0] ?? text(low)}</span>
      <span className={classes.ramp} style={{ background: scaleGradient(scale, scheme) }} />
      <span>{ends?.[1] ?? text(high)}</span>
      {across && <span className={classes.axisName}>{across}</span>}
    </div>
  );
}
