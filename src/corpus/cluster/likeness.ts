import { someRows } from '../some-rows.ts';
import { gathered, nearestCentre, squaredDistance } from './k-means.ts';
import { leafOrder } from './leaf-order.ts';

/** Heaps that rows are gathered in; their order is found among so few. */
const MOST_HEAPS = 64;
/** Heaps are found among so many rows; the others go to the nearest. */
const MOST_GATHERED = 4096;
const SEED = 64;

/**
 * An order of rows in which those whose numbers are alike stand together. Rows that lack the same come as one block, the
 * largest block first; in each, rows are gathered in heaps, the heaps ordered by likeness, and the rows of a heap from its
 * one neighbour to the other. The same numbers give the same order.
 * @param columns [N] each, of one unit; NaN where a row has none
 * @returns [N], each row's place; NaN of rows that have nothing
 */
export function likenessRanks(columns: readonly Float64Array[], seed = SEED): Float64Array {
  const n = columns[0]?.length ?? 0;
  const ranks = new Float64Array(n).fill(Number.NaN);
  let next = 0;
  for (const block of blocksOf(columns, n))
    for (const row of orderedBlock(columns, block, seed)) {
      ranks[row] = next;
      next += 1;
    }
  return ranks;
}

/** Rows that have the same columns, the largest block first; those without any are in none. */
function blocksOf(columns: readonly Float64Array[], n: number): Int32Array[] {
  const blocks = new Map<string, number[]>();
  for (let row = 0; row < n; row++) {
    const lacks = columns.map((column) => (Number.isNaN(column[row]) ? '-' : '+')).join('');
    if (!lacks.includes('+')) continue;
    const block = blocks.get(lacks) ?? [];
    block.push(row);
    blocks.set(lacks, block);
  }
  const all = [...blocks.values()].map((rows) => Int32Array.from(rows));
  return all.sort((one, other) => other.length - one.length);
}

function orderedBlock(columns: readonly Float64Array[], rows: Int32Array, seed: number): number[] {
  const there = columns.filter((column) => !Number.isNaN(column[rows[0] as number]));
  const width = there.length;
  const pointsOf = (of: Int32Array) => {
    const values = new Float64Array(of.length * width);
    for (const [place, row] of of.entries())
      for (const [i, column] of there.entries()) values[place * width + i] = column[row] as number;
    return values;
  };
  const values = pointsOf(rows);
  const some = someRows(rows, MOST_GATHERED, seed);
  const { centres } = gathered({ values: pointsOf(some), width }, MOST_HEAPS, seed);
  const heaps: number[][] = Array.from({ length: centres.length / width }, () => []);
  for (let place = 0; place < rows.length; place++)
    heaps[nearestCentre(centres, values, place * width, width)]?.push(place);
  const sizes = Int32Array.from(heaps, (heap) => heap.length);
  const order = leafOrder(centres, sizes, width);
  return Array.from(order).flatMap((heap, at) => {
    const toNext = between(centres, order[at - 1] ?? heap, order[at + 1] ?? heap, width);
    const along = (heaps[heap] as number[]).map((place) => ({ place, far: toNext(values, place * width) }));
    return along
      .sort((one, other) => one.far - other.far || one.place - other.place)
      .map(({ place }) => rows[place] as number);
  });
}

/** How far a point is from the one centre, and near to the other. */
function between(centres: Float64Array, one: number, other: number, width: number) {
  return (values: Float64Array, at: number) =>
    squaredDistance(centres, one * width, values, at, width) -
    squaredDistance(centres, other * width, values, at, width);
}
