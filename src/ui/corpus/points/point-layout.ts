import type { Column } from '../../../corpus/corpus.ts';
import { extentOf } from '../../../corpus/filter.ts';
import type { Box } from '../../charts/drawing/box.ts';
import { roundRange, roundTicks } from '../../charts/drawing/round-range.ts';

/** One axis of a chart of points. */
export interface PointAxis {
  low: number;
  high: number;
  ticks: readonly number[];
  /** Of a column of names: the words at its ticks. */
  names: readonly string[] | null;
}

const PARTS = 6;
const NEARLY = 1e-12;
/** Between ticks of axes that share one scale. */
const PIXELS_PER_TICK = 64;
/** Half of what names are spread by, so that rows of one name do not hide each other. */
const SPREAD = 0.32;

/** An axis over numbers, between round ends. */
export function axisOver(values: Float64Array): PointAxis {
  const extent = extentOf(values) ?? { low: 0, high: 1 };
  // Ends that are nearly the same have no round numbers between them.
  const flat = extent.high - extent.low <= NEARLY * Math.max(1, Math.abs(extent.low), Math.abs(extent.high));
  const [low, high] = roundRange(extent.low - (flat ? 0.5 : 0), extent.high + (flat ? 0.5 : 0), PARTS);
  return { low, high, ticks: roundTicks(low, high, PARTS), names: null };
}

/** An axis between two given ends. */
export function axisBetween(low: number, high: number): PointAxis {
  return { low, high, ticks: roundTicks(low, high, PARTS), names: null };
}

/** The axis of a column: between the ends it can have, or its numbers', or a place for each of its names. */
export function axisOf(
  column: Column | null,
  values: Float64Array,
  ends: readonly [number, number] | null = null,
): PointAxis {
  if (column?.kind !== 'category') return ends ? axisBetween(...ends) : axisOver(values);
  const { names } = column;
  return { low: -0.5, high: names.length - 0.5, ticks: names.map((_, index) => index), names };
}

/** Values of a column of names, moved apart by their rows: the same rows always by the same. */
export function spreadNames(axis: PointAxis, values: Float64Array): Float64Array {
  if (!axis.names) return values;
  // The golden ratio's multiples fill a stretch evenly, in whatever order.
  return values.map((value, row) => value + SPREAD * (2 * ((row * 0.618_033_988_75) % 1) - 1));
}

/**
 * Axes as far apart in numbers as in pixels, so that distances are as in the plane.
 * @param unit whether their numbers mean anything: without, they have no ticks
 */
export function squareAxes(
  x: Float64Array,
  y: Float64Array,
  { width, height }: Pick<Box, 'width' | 'height'>,
  unit: boolean,
): { x: PointAxis; y: PointAxis } {
  const [across, up] = [x, y].map((values) => extentOf(values) ?? { low: 0, high: 0 }) as [Extent, Extent];
  // A little air, so that no mark is cut.
  const perPixel =
    1.06 * Math.max((across.high - across.low) / (width || 1), (up.high - up.low) / (height || 1), 1e-9);
  const around = ({ low, high }: Extent, pixels: number) => {
    const [middle, half] = [(low + high) / 2, (perPixel * pixels) / 2];
    const [from, to] = [middle - half, middle + half];
    // As many along each axis as its length has room for: both have one step.
    const ticks = unit ? roundTicks(from, to, Math.max(1, pixels / PIXELS_PER_TICK)) : [];
    return { low: from, high: to, ticks, names: null };
  };
  return { x: around(across, width), y: around(up, height) };
}

interface Extent {
  low: number;
  high: number;
}

/** Points on the screen, pixels; several may be of one row. */
export interface PlacedPoints {
  rows: Int32Array;
  x: Float32Array;
  y: Float32Array;
}

/**
 * Places points in a box; those that lack a coordinate are left out.
 * @param rows the row of each point
 * @param xs, ys coordinates by the point's index in `rows`
 * @returns the points, and which of `rows` each is
 */
export function placePoints(
  rows: Int32Array,
  xs: (index: number) => number,
  ys: (index: number) => number,
  axes: { x: PointAxis; y: PointAxis },
  box: Box,
): PlacedPoints & { index: Int32Array } {
  const all = { index: new Int32Array(rows.length), rows: new Int32Array(rows.length) };
  const places = { x: new Float32Array(rows.length), y: new Float32Array(rows.length) };
  let n = 0;
  for (let at = 0; at < rows.length; at++) {
    const x = xs(at);
    const y = ys(at);
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    all.index[n] = at;
    all.rows[n] = rows[at] as number;
    places.x[n] = xOn(axes.x, box, x);
    places.y[n] = yOn(axes.y, box, y);
    n += 1;
  }
  return {
    index: all.index.subarray(0, n),
    rows: all.rows.subarray(0, n),
    x: places.x.subarray(0, n),
    y: places.y.subarray(0, n),
  };
}

export function xOn({ low, high }: PointAxis, { x, width }: Box, value: number): number {
  return x + (high > low ? ((value - low) / (high - low)) * width : width / 2);
}

export function yOn({ low, high }: PointAxis, { y, height }: Box, value: number): number {
  return y + height - (high > low ? ((value - low) / (high - low)) * height : height / 2);
}

/** Rows of the points between two corners, each once. */
export function rowsWithin(points: PlacedPoints, from: Place, to: Place): number[] {
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
  const rows = new Set<number>();
  for (const [index, row] of points.rows.entries()) {
    const [x, y] = [points.x[index] as number, points.y[index] as number];
    if (x >= left && x <= right && y >= top && y <= bottom) rows.add(row);
  }
  return [...rows];
}

export interface Place {
  x: number;
  y: number;
}

/** Index of the point nearest to a place, within some pixels; -1 where there is none. */
export function nearestPoint(points: PlacedPoints, { x, y }: Place, within: number): number {
  let [nearest, least] = [-1, within ** 2];
  for (let index = 0; index < points.rows.length; index++) {
    const distance = ((points.x[index] as number) - x) ** 2 + ((points.y[index] as number) - y) ** 2;
    if (distance > least) continue;
    [nearest, least] = [index, distance];
  }
  return nearest;
}

/** The next point to the right or the left, or up or down; the first or the last where nothing is pointed at yet. */
export function neighbour(points: PlacedPoints, from: number, along: 'x' | 'y', step: 1 | -1): number {
  const of = points[along];
  let [next, best] = [-1, Number.POSITIVE_INFINITY];
  for (let index = 0; index < of.length; index++) {
    if (index === from) continue;
    // Points at the same place follow each other in their own order.
    const ahead =
      from < 0 ? step * (of[index] as number) : step * ((of[index] as number) - (of[from] as number));
    if (from >= 0 && (ahead < 0 || (ahead === 0 && step * (index - from) < 0))) continue;
    if (ahead < best || (ahead === best && step < 0)) [next, best] = [index, ahead];
  }
  return next < 0 ? from : next;
}
