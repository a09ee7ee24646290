import { describe, expect, it } from 'vitest';
import { uniformStream } from '../../diagnostics/uniform-stream.ts';
import { gathered } from './k-means.ts';
import { leafOrder } from './leaf-order.ts';
import { likenessRanks } from './likeness.ts';

const uniform = (seed: number, n: number, width: number) => {
  const next = uniformStream(seed);
  return Array.from({ length: width }, () => Float64Array.from({ length: n }, () => 2 * next() - 1));
};

/** Rows in the order of their ranks. */
const orderOf = (ranks: Float64Array) =>
  Array.from(ranks.keys())
    .filter((row) => !Number.isNaN(ranks[row]))
    .sort((one, other) => (ranks[one] as number) - (ranks[other] as number));

/** Mean distance of neighbours. */
function unrest(columns: readonly Float64Array[], order: readonly number[]): number {
  let sum = 0;
  for (let at = 1; at < order.length; at++) {
    const apart = columns.map(
      (column) => (column[order[at] as number] as number) - (column[order[at - 1] as number] as number),
    );
    sum += Math.hypot(...apart);
  }
  return sum / (order.length - 1);
}

describe('rows by likeness', () => {
  it('are all there once, the same each time, and other numbers give another order', () => {
    const columns = uniform(1, 900, 6);
    const ranks = likenessRanks(columns);
    expect(ranks.toSorted()).toEqual(Float64Array.from({ length: 900 }, (_, place) => place));
    expect(likenessRanks(columns)).toEqual(ranks);
    expect(likenessRanks(uniform(2, 900, 6))).not.toEqual(ranks);
  });

  it('stand in one stretch for each heap they were drawn from', () => {
    const [heaps, each] = [5, 60];
    const noise = uniform(3, heaps * each, 4);
    const columns = noise.map((column, i) =>
      column.map((value, row) => 4 * Math.sin(3 * (row % heaps) + 2 * i) + 0.3 * value),
    );
    const from = orderOf(likenessRanks(columns)).map((row) => row % heaps);
    expect(from.filter((heap, at) => heap !== from[at - 1])).toHaveLength(heaps);
  });

  it('have neighbours that are nearer than those of any one column’s order', () => {
    const columns = uniform(4, 6000, 6).map((column) => column.map((value) => value ** 3));
    const own = unrest(columns, orderOf(likenessRanks(columns)));
    for (const column of columns) expect(own).toBeLessThan(0.85 * unrest(columns, orderOf(column)));
  });

  it('that lack the same come as one block, the largest first; those without anything have no place', () => {
    const columns = uniform(5, 200, 3);
    for (let row = 0; row < 200; row++) {
      if (row % 4 === 0) (columns[0] as Float64Array)[row] = Number.NaN;
      if (row === 7) for (const column of columns) column[row] = Number.NaN;
    }
    const order = orderOf(likenessRanks(columns));
    expect(order).toHaveLength(199);
    const lacks = order.map((row) => row % 4 === 0);
    expect(lacks).toEqual([...new Array(149).fill(false), ...new Array(50).fill(true)]);
  });

  it('of numbers that are all the same keep their order', () => {
    expect(orderOf(likenessRanks([new Float64Array(5).fill(0.5)]))).toEqual([0, 1, 2, 3, 4]);
    expect(likenessRanks([])).toHaveLength(0);
  });
});

describe('the heaps', () => {
  it('have their points’ mean as centre, and every point its nearest centre', () => {
    const values = Float64Array.of(0, 0.2, 5, 5.2, 9.9, 10.1);
    const { centres, nearest } = gathered({ values, width: 1 }, 3, 1);
    expect(centres.toSorted()).toEqual(Float64Array.of(0.1, 5.1, 10));
    for (const [point, centre] of nearest.entries())
      expect(Math.abs((centres[centre] as number) - (values[point] as number))).toBeLessThan(0.2);
  });

  it('on a line are ordered along it', () => {
    const centres = Float64Array.of(3, 0, 4, 1, 2);
    expect([...leafOrder(centres, new Int32Array(5).fill(1), 1)]).toEqual([1, 3, 4, 0, 2]);
  });
});
