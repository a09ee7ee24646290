import type { Scheme } from '../../theme/colours.ts';
import type { Box } from '../drawing/box.ts';
import { sizedContext, token } from '../drawing/canvas.ts';
import { hatchPath } from '../drawing/hatch.ts';
import { svgElement } from '../drawing/svg-element.ts';
import type { Lettering } from '../labels/text-width.ts';
import { type CellLayout, cellBox } from './cell-layout.ts';
import { type CellMatrix, valueAt } from './cell-matrix.ts';
import type { CellScale } from './cell-scale.ts';
import { scaleColour } from './cell-scale.ts';
import { type CellLook, cellShapes, hatchShape, paintCell } from './cell-shapes.ts';
import { denseCells, paintDense } from './dense-cells.ts';

/** Numbers written into cells. */
export interface CellNumbers {
  /** What is written into a cell so many pixels wide; null where nothing fits, or nothing is to be said. */
  write(value: number, width: number): string | null;
  lettering: Lettering;
}

/** How cells look: their scale, and their numbers, which say the sign where they are written. */
export interface CellLooks {
  scale: CellScale;
  scheme: Scheme;
  numbers?: CellNumbers | undefined;
}

/** A cell's rectangle with its value; null is a place where there was nothing to read. */
export interface PlacedCell {
  box: Box;
  value: number | null;
}

/** Every cell the layout has room for, row by row. */
export function placedCells(matrix: CellMatrix, layout: CellLayout): PlacedCell[] {
  return layout.rows.flatMap(({ columns }, row) =>
    columns.flatMap((_, column): PlacedCell[] => {
      const box = cellBox(layout, { row, column });
      return box ? [{ box, value: valueAt(matrix, { row, column }) }] : [];
    }),
  );
}

/** Paints every cell; those without a value are hatched. */
export function paintCells(
  canvas: HTMLCanvasElement,
  matrix: CellMatrix,
  layout: CellLayout,
  looks: CellLooks,
): void {
  const context = sizedContext(canvas, layout.width, layout.height);
  if (!context) return;
  context.clearRect(0, 0, layout.width, layout.height);
  context.strokeStyle = token('--line-strong');
  context.lineWidth = 1;
  const dense = denseCells(matrix, layout, (value) => scaleColour(looks.scale, value, looks.scheme));
  if (dense) {
    paintDense(context, dense);
    return;
  }
  for (const { box, value } of placedCells(matrix, layout)) {
    if (value === null) context.stroke(new Path2D(hatchPath(box)));
    else paintCell(context, lookOf(box, value, looks));
  }
}

/** The same cells as shapes under a picture's words, in light colours. */
export function drawCells(
  into: SVGSVGElement,
  matrix: CellMatrix,
  layout: CellLayout,
  looks: Omit<CellLooks, 'scheme'>,
): void {
  const cells = svgElement('g', { transform: `translate(${layout.left} 0)` });
  for (const { box, value } of placedCells(matrix, layout)) {
    if (value === null) cells.append(hatchShape(box));
    else cells.append(...cellShapes(lookOf(box, value, { ...looks, scheme: 'light' })));
  }
  into.prepend(cells);
}

/** What a cell with a value is drawn as. */
export function lookOf(box: Box, value: number, { scale, scheme, numbers }: CellLooks): CellLook {
  const signed = scale.kind === 'signed' && scale.limit > 0 && !numbers?.write(value, box.width);
  return { ...box, colour: scaleColour(scale, value, scheme), share: signed ? value / scale.limit : null };
}
