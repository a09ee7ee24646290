import type { CurvePoint } from './stored-session.ts';

/** Points of a small picture; more could not be told apart. */
const MOST_POINTS = 160;

/** A history of any length in few points, evenly thinned out as it grows. */
export interface CurveKeeper {
  add(point: CurvePoint): void;
  points(): CurvePoint[];
}

export function keepCurve(): CurveKeeper {
  let kept: CurvePoint[] = [];
  let stride = 1;
  let seen = 0;
  let last: CurvePoint | null = null;
  return {
    add({ seconds, sentiment }) {
      last = { seconds, sentiment };
      if (seen % stride === 0) kept.push(last);
      seen += 1;
      if (kept.length < MOST_POINTS) return;
      kept = kept.filter((_, index) => index % 2 === 0);
      stride *= 2;
    },
    points: () => (last && kept.at(-1) !== last ? [...kept, last] : [...kept]),
  };
}

/** A finished history's curve. */
export function curveOf(history: readonly CurvePoint[]): CurvePoint[] {
  const keeper = keepCurve();
  for (const point of history) keeper.add(point);
  return keeper.points();
}
