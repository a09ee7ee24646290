import type { Scheme } from '../../theme/colours.ts';
import { sizedContext, token } from '../drawing/canvas.ts';
import { hatchPath } from '../drawing/hatch.ts';
import { SVG } from '../figure/standalone-chart.ts';
import type { CellMatrix, CellPlace } from './cell-matrix.ts';
import { type CellScale, scaleColour } from './cell-scale.ts';
import { type CellLook, cellShapes, hatchShape, paintCell } from './cell-shapes.ts';
import { cellBox, type MatrixLayout } from './matrix/matrix-layout.ts';

/** How cells look: their scale, and whether their numbers are written in, which say the sign. */
export interface CellLooks {
  scale: CellScale;
  scheme: Scheme;
  numbers: boolean;
}

/** Paints every cell; those without a number are hatched. */
export function paintCells(
  canvas: HTMLCanvasElement,
  matrix: CellMatrix,
  layout: MatrixLayout,
  looks: CellLooks,
): void {
  const context = sizedContext(canvas, layout.width, layout.height);
  if (!context) return;
  context.clearRect(0, 0, layout.width, layout.height);
  context.strokeStyle = token('--line-strong');
  context.lineWidth = 1;
  forEachCell(matrix, (value, place) => {
    if (value === null) return context.stroke(new Path2D(hatchPath(cellBox(layout, place))));
    paintCell(context, lookAt(layout, place, value, looks));
  });
}

/** The same cells as shapes under a picture's names, in light colours. */
export function drawCells(
  into: SVGSVGElement,
  matrix: CellMatrix,
  layout: MatrixLayout,
  looks: Omit<CellLooks, 'scheme'>,
  left: number,
): void {
  const cells = document.createElementNS(SVG, 'g');
  cells.setAttribute('transform', `translate(${left} 0)`);
  forEachCell(matrix, (value, place) => {
    if (value === null) cells.append(hatchShape(cellBox(layout, place)));
    else cells.append(...cellShapes(lookAt(layout, place, value, { ...looks, scheme: 'light' })));
  });
  into.prepend(cells);
}

function lookAt(
  layout: MatrixLayout,
  place: CellPlace,
  value: number,
  { scale, scheme, numbers }: CellLooks,
): CellLook {
  const share = scale.kind === 'signed' && !numbers && scale.limit > 0 ? value / scale.limit : null;
  return { ...cellBox(layout, place), colour: scaleColour(scale, value, scheme), share };
}

function forEachCell(
  { columns, values }: CellMatrix,
  visit: (value: number | null, place: CellPlace) => void,
): void {
  values.forEach((value, index) => {
    visit(value, { row: Math.floor(index / columns.length), column: index % columns.length });
  });
}
