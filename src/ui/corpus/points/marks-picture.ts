import { type Legend, rampColours } from '../../charts/figure/picture.ts';
import { shapePath } from './paint-points.ts';
import { type Marks, pointColour } from './point-marks.ts';

/** What an exported chart's points stand for. */
export function marksLegend(
  { groups, ramp }: Marks,
  name: string | null,
  [low, high]: readonly [string, string],
): Legend[] {
  if (ramp) {
    const colours = rampColours(
      (share) => pointColour(ramp.scale, ramp.low + share * (ramp.high - ramp.low), 'light'),
      0,
    );
    return [{ kind: 'ramp', colours, low, high, ...(name && { unit: name }) }];
  }
  const items = groups.flatMap((group) =>
    group.name === null
      ? []
      : [
          {
            path: shapePath(group.shape),
            colour: group.colour('light'),
            hollow: group.hollow ?? false,
            label: group.name,
          },
        ],
  );
  return items.length > 0 ? [{ kind: 'shapes', items }] : [];
}
