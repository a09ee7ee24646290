import type { Box } from '../drawing/box.ts';
import { hatchPath } from '../drawing/hatch.ts';
import { type CellLayout, cellBox } from './cell-layout.ts';
import { type CellMatrix, valueAt } from './cell-matrix.ts';

/** Rows that are lower bear neither a mark of their sign nor a number: a cell is its colour and nothing else. */
const LOW = 3;

/** Cells as pixels: one across each column, as many down as the rows are high together. */
export interface DenseCells {
  pixels: Uint32Array<ArrayBuffer>;
  height: number;
  /** Where each column of pixels goes, stretched. */
  columns: readonly Box[];
  /** The hatching of what has no value, an SVG path: stretches of empty rows as one. */
  hatch: string;
}

/**
 * Low rows without air between them, all of the same columns, as a picture that is painted at once; null of any others.
 * @param colourOf a value's colour, `rgb(r, g, b)`
 */
export function denseCells(
  matrix: CellMatrix,
  layout: CellLayout,
  colourOf: (value: number) => string,
): DenseCells | null {
  const { rows } = layout;
  const [first] = rows;
  const dense = rows.every(
    ({ top, height, columns }, row) =>
      height < LOW &&
      columns === first?.columns &&
      (row === 0 || top === (rows[row - 1]?.top ?? 0) + (rows[row - 1]?.height ?? 0)),
  );
  if (!first || !dense) return null;
  const last = rows[rows.length - 1] as typeof first;
  const height = last.top + last.height - first.top;
  const across = first.columns.length;
  const pixels = new Uint32Array(across * height);
  const paths: string[] = [];
  const columns = first.columns.map((_, column) => {
    const box = cellBox(layout, { row: 0, column }) as Box;
    let emptyFrom: number | null = null;
    const hatched = (to: number) => {
      if (emptyFrom !== null) paths.push(hatchPath({ ...box, y: emptyFrom, height: to - emptyFrom }));
      emptyFrom = null;
    };
    for (const [row, { top, height: high }] of rows.entries()) {
      const value = valueAt(matrix, { row, column });
      if (value === null) {
        emptyFrom ??= top;
        continue;
      }
      hatched(top);
      const pixel = pixelOf(colourOf(value));
      for (let y = top - first.top; y < top - first.top + high; y++) pixels[y * across + column] = pixel;
    }
    hatched(first.top + height);
    return { ...box, height };
  });
  return { pixels, height, columns, hatch: paths.join('') };
}

const known = new Map<string, number>();

/** As image data has it: red first, opaque. */
function pixelOf(colour: string): number {
  const found = known.get(colour);
  if (found !== undefined) return found;
  const [red = 0, green = 0, blue = 0] = colour.match(/\d+/g)?.map(Number) ?? [];
  const pixel = new Uint32Array(Uint8Array.of(red, green, blue, 255).buffer)[0] as number;
  known.set(colour, pixel);
  return pixel;
}

/** Paints them where they belong. */
export function paintDense(context: CanvasRenderingContext2D, dense: DenseCells): void {
  const { pixels, height, columns, hatch } = dense;
  const source = new OffscreenCanvas(columns.length, height);
  source
    .getContext('2d', { willReadFrequently: true })
    ?.putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer), columns.length, height), 0, 0);
  context.imageSmoothingEnabled = false;
  for (const [column, box] of columns.entries())
    context.drawImage(source, column, 0, 1, height, box.x, box.y, box.width, box.height);
  if (hatch) context.stroke(new Path2D(hatch));
}
