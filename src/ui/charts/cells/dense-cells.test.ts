import { describe, expect, it } from 'vitest';
import { hatchPath } from '../drawing/hatch.ts';
import { type CellLayout, cellBox } from './cell-layout.ts';
import type { CellMatrix } from './cell-matrix.ts';
import { denseCells } from './dense-cells.ts';
import { sameCells } from './same-cells.ts';

const COLUMNS = [
  { left: 0, right: 10.4 },
  { left: 15.4, right: 25.8 },
];

/** Rows one below the other from 56 on, of these heights. */
function layoutOf(heights: readonly number[]): CellLayout {
  let top = 56;
  const rows = heights.map((height) => {
    const row = { top, height, pitch: height, columns: COLUMNS };
    top += height;
    return row;
  });
  return { width: 30, height: top, left: 0, right: 0, below: 0, rows, labels: [] };
}

const matrixOf = (values: readonly (number | null)[]): CellMatrix => ({
  base: {},
  rows: [],
  columns: [{}, {}],
  values,
});
const colourOf = (value: number) => `rgb(${value}, 2, 3)`;
const channels = (pixels: Uint32Array, at: number) => [...new Uint8Array(pixels.buffer, 4 * at, 4)];

describe('low cells', () => {
  it('are a pixel across each column and as many down as they are high, where their boxes are', () => {
    const layout = layoutOf([1, 2, 1]);
    const dense = denseCells(matrixOf([10, 20, 30, 40, 50, 60]), layout, colourOf);
    expect(dense?.height).toBe(4);
    const column = (of: number) =>
      [0, 1, 2, 3].map((y) => channels(dense?.pixels as Uint32Array, 2 * y + of));
    expect(column(0).map(([red]) => red)).toEqual([10, 30, 30, 50]);
    expect(column(1)[2]).toEqual([40, 2, 3, 255]);
    expect(dense?.columns[1]).toEqual({ ...cellBox(layout, { row: 0, column: 1 }), height: 4 });
    expect(dense?.hatch).toBe('');
  });

  it('without values are transparent and hatched in stretches, as one box so high would be', () => {
    const layout = layoutOf([1, 1, 2, 1]);
    const dense = denseCells(matrixOf([1, 2, null, 2, null, 2, 1, null]), layout, colourOf);
    expect(channels(dense?.pixels as Uint32Array, 2)).toEqual([0, 0, 0, 0]);
    const [first, second] = dense?.columns ?? [];
    if (!first || !second) throw new Error('There are no columns.');
    expect(dense?.hatch).toBe(
      hatchPath({ ...first, y: 57, height: 3 }) + hatchPath({ ...second, y: 60, height: 1 }),
    );
  });

  it('are drawn one by one where they are high enough for marks, or stand apart', () => {
    const values = matrixOf([1, 2, 3, 4]);
    expect(denseCells(values, layoutOf([3, 3]), colourOf)).toBeNull();
    const apart = layoutOf([2, 2]);
    const [one, other] = apart.rows as [(typeof apart.rows)[0], (typeof apart.rows)[0]];
    expect(denseCells(values, { ...apart, rows: [one, { ...other, top: 60 }] }, colourOf)).toBeNull();
    expect(denseCells(matrixOf([]), layoutOf([]), colourOf)).toBeNull();
  });

  it('are the same where values and places are, whoever made them', () => {
    const made = (values: readonly (number | null)[], heights: readonly number[]) => ({
      matrix: matrixOf(values),
      layout: layoutOf(heights),
    });
    const one = made([1, null, 3, Number.NaN], [1, 2]);
    expect(sameCells(one, made([1, null, 3, Number.NaN], [1, 2]))).toBe(true);
    expect(sameCells(one, made([1, null, 3, 4], [1, 2]))).toBe(false);
    expect(sameCells(one, made([1, null, 3, Number.NaN], [2, 1]))).toBe(false);
    expect(sameCells(one, { ...one, layout: { ...one.layout, width: 31 } })).toBe(false);
  });
});
