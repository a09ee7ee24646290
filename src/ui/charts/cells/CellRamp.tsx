import { useScheme } from '../../theme/use-scheme.ts';
import classes from './CellChart.module.css';
import { type CellScale, scaleGradient } from './cell-scale.ts';

interface CellRampProps {
  scale: CellScale;
  /** What stands at the two ends. */
  ends: readonly [low: string, high: string];
  /** Pixels. */
  width?: number;
}

/** The colours of a chart's cells between their two ends. */
export function CellRamp({ scale, ends: [low, high], width = 84 }: CellRampProps) {
  const scheme = useScheme();
  return (
    <>
      <span>{low}</span>
      <span
        className={classes.ramp}
        data-signed={scale.kind === 'signed' || undefined}
        style={{ width, background: scaleGradient(scale, scheme) }}
      />
      <span>{high}</span>
    </>
  );
}
