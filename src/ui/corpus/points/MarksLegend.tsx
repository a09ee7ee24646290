import { useScheme } from '../../theme/use-scheme.ts';
import classes from './Points.module.css';
import { shapePath } from './paint-points.ts';
import { type Marks, pointColour } from './point-marks.ts';

interface MarksLegendProps {
  marks: Marks;
  /** What the colours are of. */
  name: string | null;
  /** What stands at the ends of the colour bar. */
  ends: readonly [string, string];
}

const STOPS = 13;

/** What the points' colours and shapes stand for. */
export function MarksLegend({ marks: { groups, ramp }, name, ends: [low, high] }: MarksLegendProps) {
  const scheme = useScheme();
  const named = groups.filter((group) => group.name !== null);
  if (!ramp && named.length === 0) return null;
  const stops =
    ramp &&
    Array.from({ length: STOPS }, (_, stop) =>
      pointColour(ramp.scale, ramp.low + (stop / (STOPS - 1)) * (ramp.high - ramp.low), scheme),
    );
  return (
    <div className={classes.legend}>
      {name && <span>{name}</span>}
      {stops && (
        <span className={classes.item}>
          {low}
          <span
            className={classes.ramp}
            style={{ background: `linear-gradient(to right, ${stops.join(', ')})` }}
          />
          {high}
        </span>
      )}
      {named.map((group) => (
        <span key={group.name} className={classes.item}>
          <svg width={14} height={14} viewBox="0 0 16 16" aria-hidden="true">
            <path
              d={shapePath(group.shape)}
              fill={group.hollow ? 'none' : group.colour(scheme)}
              stroke={group.colour(scheme)}
              strokeWidth={group.hollow ? 2 : 1}
            />
          </svg>
          {group.name}
        </span>
      ))}
    </div>
  );
}
