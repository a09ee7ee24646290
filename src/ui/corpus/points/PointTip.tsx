import classes from './Points.module.css';

interface PointTipProps {
  x: number;
  y: number;
  width: number;
  lines: readonly string[];
  /** Read out: only when the keyboard came here, not the pointer. */
  announced: boolean;
}

/** Half a tip: nearer than this to an end of the chart it stands beside its point. */
const ROOM = 120;

/** Says what a point is. */
export function PointTip({ x, y, width, lines: [first, ...rest], announced }: PointTipProps) {
  return (
    <div
      className={classes.tip}
      data-edge={x < ROOM ? 'left' : x > width - ROOM ? 'right' : 'middle'}
      data-below={y < 110 || undefined}
      style={{ left: x, top: y }}
      role="status"
      aria-live={announced ? 'polite' : 'off'}
    >
      <strong>{first}</strong>
      {rest.filter(Boolean).map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  );
}
