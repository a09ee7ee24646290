import { type Legend, rampColours } from '../figure/picture.ts';
import type { CellMatrix } from './cell-matrix.ts';
import { type CellScale, scaleColour, scaleEnds } from './cell-scale.ts';

/** What stands beside a chart's colour bar. */
export interface RampWords {
  /** At its two ends. */
  ends: readonly [low: string, high: string];
  unit?: string;
}

/**
 * What an exported chart's colours and hatching stand for.
 * @param nothing what is said of a place where there was nothing to read
 */
export function cellLegend(
  matrix: CellMatrix,
  scale: CellScale,
  { ends: [low, high], unit }: RampWords,
  nothing: string,
): Legend[] {
  const [from, to] = scaleEnds(scale);
  const ramp: Legend = {
    kind: 'ramp',
    colours: rampColours((share) => scaleColour(scale, from + share * (to - from), 'light'), 0),
    low,
    high,
    ...(unit && { unit }),
    signed: scale.kind === 'signed',
  };
  return matrix.values.includes(null) ? [ramp, { kind: 'hatch', label: nothing }] : [ramp];
}
