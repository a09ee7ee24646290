import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Column } from '../../../corpus/corpus.ts';
import { allRows } from '../../../corpus/order.ts';
import {
  axisOf,
  axisOver,
  nearestPoint,
  neighbour,
  type PlacedPoints,
  placePoints,
  rowsWithin,
  spreadNames,
  squareAxes,
  xOn,
  yOn,
} from './point-layout.ts';
import { marksBy, plainMarks } from './point-marks.ts';

const BOX = { x: 40, y: 20, width: 300, height: 200 };
const number = fc.double({ min: -1e3, max: 1e3, noNaN: true });
const values = fc.array(fc.oneof(number, fc.constant(Number.NaN)), { minLength: 1, maxLength: 50 });

/** Points at whole places, so that several share one. */
const placed = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), {
    minLength: 1,
    maxLength: 40,
  })
  .map(
    (places): PlacedPoints => ({
      rows: allRows(places.length),
      x: Float32Array.from(places, ([x]) => x),
      y: Float32Array.from(places, ([, y]) => y),
    }),
  );

describe('points', () => {
  it('lie inside of their box, on axes with round ends, and only where both numbers are there', () => {
    fc.assert(
      fc.property(values, values, (xs, ys) => {
        const n = Math.min(xs.length, ys.length);
        const [x, y] = [Float64Array.from(xs.slice(0, n)), Float64Array.from(ys.slice(0, n))];
        const axes = { x: axisOver(x), y: axisOver(y) };
        const points = placePoints(
          allRows(n),
          (i) => x[i] as number,
          (i) => y[i] as number,
          axes,
          BOX,
        );
        const there = xs
          .slice(0, n)
          .filter((value, i) => !Number.isNaN(value) && !Number.isNaN(y[i] as number));
        expect(points.rows).toHaveLength(there.length);
        const near = 1e-2;
        for (const at of points.x) {
          expect(at).toBeGreaterThan(BOX.x - near);
          expect(at).toBeLessThan(BOX.x + BOX.width + near);
        }
        for (const at of points.y) {
          expect(at).toBeGreaterThan(BOX.y - near);
          expect(at).toBeLessThan(BOX.y + BOX.height + near);
        }
      }),
    );
  });

  it('rise with their numbers, to the right and upwards', () => {
    const axis = axisOver(Float64Array.of(-1, 2));
    expect(xOn(axis, BOX, 1)).toBeGreaterThan(xOn(axis, BOX, 0));
    expect(yOn(axis, BOX, 1)).toBeLessThan(yOn(axis, BOX, 0));
  });

  it('of a column of names stay at their own name, apart from each other', () => {
    const column: Column = { kind: 'category', names: ['a', 'b'], codes: Int32Array.of(0, 1, 0, 1, -1) };
    const codes = Float64Array.of(0, 1, 0, 1, Number.NaN);
    const axis = axisOf(column, codes);
    const spread = spreadNames(axis, codes);
    expect(axis.names).toEqual(['a', 'b']);
    expect([...spread.slice(0, 4)].map((value) => Math.round(value) + 0)).toEqual([0, 1, 0, 1]);
    expect(new Set(spread).size).toBe(5);
    expect(spread[4]).toBeNaN();
  });

  it('in a plane are as far apart across as up, with the same step between numbers, or no numbers at all', () => {
    const stretch = fc.tuple(number, fc.double({ min: 1e-2, max: 1e3, noNaN: true }));
    fc.assert(
      fc.property(stretch, stretch, ([x, wide], [y, high]) => {
        const [xs, ys] = [Float64Array.of(x, x + wide), Float64Array.of(y, y + high)];
        const axes = squareAxes(xs, ys, BOX, true);
        const perPixel = (axes.x.high - axes.x.low) / BOX.width;
        expect((axes.y.high - axes.y.low) / BOX.height / perPixel).toBeCloseTo(1, 6);
        for (const [axis, values] of [
          [axes.x, xs],
          [axes.y, ys],
        ] as const) {
          expect(axis.low).toBeLessThan(values[0] as number);
          expect(axis.high).toBeGreaterThan(values[1] as number);
          expect(axis.ticks.length).toBeGreaterThan(0);
        }
        const step = ({ ticks: [first = 0, second = 0] }: { ticks: readonly number[] }) => second - first;
        if (axes.x.ticks.length > 1 && axes.y.ticks.length > 1)
          expect(step(axes.x) / step(axes.y)).toBeCloseTo(1, 6);
        const free = squareAxes(xs, ys, BOX, false);
        expect([free.x.ticks, free.y.ticks]).toEqual([[], []]);
        expect(free.x.low).toBe(axes.x.low);
      }),
    );
  });

  it('between two corners are those of a rectangle, whichever corner comes first', () => {
    fc.assert(
      fc.property(placed, fc.tuple(number, number), fc.tuple(number, number), (points, one, other) => {
        const [from, to] = [one, other].map(([x, y]) => ({ x: x / 100, y: y / 100 })) as [
          { x: number; y: number },
          { x: number; y: number },
        ];
        const rows = rowsWithin(points, from, to);
        expect(rowsWithin(points, to, from)).toEqual(rows);
        const inside = (value: number, a: number, b: number) =>
          value >= Math.min(a, b) && value <= Math.max(a, b);
        expect(rows).toEqual(
          [...points.rows].filter(
            (_, i) =>
              inside(points.x[i] as number, from.x, to.x) && inside(points.y[i] as number, from.y, to.y),
          ),
        );
      }),
    );
  });

  it('are all reached by the arrow keys, each once, and back again', () => {
    fc.assert(
      fc.property(placed, fc.constantFrom('x' as const, 'y' as const), (points, along) => {
        const walk = (from: number, step: 1 | -1) => {
          const seen = [neighbour(points, from, along, step)];
          while (seen.length <= points.rows.length) {
            const next = neighbour(points, seen.at(-1) as number, along, step);
            if (next === seen.at(-1)) break;
            seen.push(next);
          }
          return seen;
        };
        const forth = walk(-1, 1);
        expect(new Set(forth).size).toBe(points.rows.length);
        expect(forth).toHaveLength(points.rows.length);
        expect(walk(-1, -1)).toEqual(forth.toReversed());
      }),
    );
  });

  it('near a pointer are found, those far from it are not', () => {
    const points = { rows: Int32Array.of(7, 8), x: Float32Array.of(0, 10), y: Float32Array.of(0, 0) };
    expect(nearestPoint(points, { x: 8, y: 1 }, 5)).toBe(1);
    expect(nearestPoint(points, { x: 5, y: 40 }, 5)).toBe(-1);
  });
});

describe('marks', () => {
  it('give every point with a value one colour', () => {
    fc.assert(
      fc.property(values, fc.constantFrom('beta' as const, 'sentiment' as const, null), (list, known) => {
        const column: Column = { kind: 'number', values: Float64Array.from(list) };
        const { groups, ramp } = marksBy(column, allRows(list.length), known, String);
        const drawn = groups.flatMap(({ points }) => [...points]).sort((a, b) => a - b);
        expect(drawn).toEqual(list.flatMap((value, i) => (Number.isNaN(value) ? [] : [i])));
        expect(ramp?.low).toBeLessThanOrEqual(ramp?.high ?? Number.NaN);
      }),
    );
  });

  it('tell names apart by colour and shape', () => {
    const column: Column = { kind: 'category', names: ['a', 'b'], codes: Int32Array.of(0, 1, -1) };
    const { groups } = marksBy(column, allRows(3), null, (name) => name.toUpperCase());
    expect(groups.map(({ name, points }) => [name, [...points]])).toEqual([
      ['A', [0]],
      ['B', [1]],
    ]);
    expect(new Set(groups.map(({ colour }) => colour('light'))).size).toBe(2);
    expect(new Set(groups.map(({ shape }) => shape)).size).toBe(2);
    expect(plainMarks(3).groups[0]?.points).toHaveLength(3);
  });
});
