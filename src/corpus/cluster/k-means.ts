import { uniformStream } from '../../diagnostics/uniform-stream.ts';

/** Points, one below the other: [n x width]. */
export interface Points {
  values: Float64Array;
  width: number;
}

/** Points gathered around centres. */
export interface Gathered {
  /** [k x width] */
  centres: Float64Array;
  /** [n], each point's centre. */
  nearest: Int32Array;
}

/** Centres move so often at most; they rest earlier as a rule. */
const MOST_MOVES = 25;

/**
 * Gathers points around at most `most` centres (k-means, begun as Arthur and Vassilvitskii, 2007, do). Fewer points that
 * differ give fewer centres.
 */
export function gathered(points: Points, most: number, seed: number): Gathered {
  const { values, width } = points;
  const n = values.length / width;
  const centres = firstCentres(points, most, seed);
  const k = centres.length / width;
  const nearest = new Int32Array(n).fill(-1);
  const sums = new Float64Array(centres.length);
  const counts = new Int32Array(k);
  for (let move = 0; move < MOST_MOVES; move++) {
    let changed = false;
    sums.fill(0);
    counts.fill(0);
    for (let point = 0; point < n; point++) {
      const to = nearestCentre(centres, values, point * width, width);
      changed ||= nearest[point] !== to;
      nearest[point] = to;
      counts[to] = (counts[to] as number) + 1;
      for (let i = 0; i < width; i++)
        sums[to * width + i] = (sums[to * width + i] as number) + (values[point * width + i] as number);
    }
    if (!changed) break;
    // A centre that nothing is near to stays where it is.
    for (let at = 0; at < centres.length; at++) {
      const count = counts[Math.floor(at / width)] as number;
      if (count > 0) centres[at] = (sums[at] as number) / count;
    }
  }
  return { centres, nearest };
}

/** The place of the centre that is nearest to a point. */
export function nearestCentre(
  centres: Float64Array,
  values: Float64Array,
  at: number,
  width: number,
): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (let centre = 0; centre * width < centres.length; centre++) {
    const distance = squaredDistance(centres, centre * width, values, at, width);
    if (distance < least) [best, least] = [centre, distance];
  }
  return best;
}

export function squaredDistance(
  one: Float64Array,
  at: number,
  other: Float64Array,
  from: number,
  width: number,
): number {
  let sum = 0;
  for (let i = 0; i < width; i++) {
    const apart = (one[at + i] as number) - (other[from + i] as number);
    sum += apart * apart;
  }
  return sum;
}

/** Drawn from the points, the further from those drawn before the likelier. */
function firstCentres({ values, width }: Points, most: number, seed: number): Float64Array {
  const uniform = uniformStream(seed);
  const n = values.length / width;
  const away = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const centres: number[] = [];
  let next = Math.floor(uniform() * n);
  while (centres.length < most * width) {
    const at = next * width;
    centres.push(...values.subarray(at, at + width));
    let total = 0;
    for (let point = 0; point < n; point++) {
      const distance = squaredDistance(values, at, values, point * width, width);
      away[point] = Math.min(away[point] as number, distance);
      total += away[point] as number;
    }
    // All points that differ are centres.
    if (!(total > 0)) break;
    let left = uniform() * total;
    next = away.findIndex((distance) => {
      left -= distance;
      return left < 0;
    });
    if (next < 0) next = away.findLastIndex((distance) => distance > 0);
  }
  return Float64Array.from(centres);
}
