import { sizedContext, token } from '../../charts/canvas.ts';
import { SVG } from '../../charts/figure/standalone-chart.ts';
import { hatchPath } from '../../charts/hatch.ts';
import { cellShape } from '../../charts/heatmap-paint.ts';
import type { Scheme } from '../../colours.ts';
import type { CellMatrix } from './cell-matrix.ts';
import { type CellScale, scaleColour } from './cell-scale.ts';
import { cellBox, type MatrixLayout } from './matrix-layout.ts';

/** Paints every cell; those without a number are hatched. */
export function paintCells(
  canvas: HTMLCanvasElement,
  matrix: CellMatrix,
  layout: MatrixLayout,
  scale: CellScale,
  scheme: Scheme,
): void {
  const context = sizedContext(canvas, layout.width, layout.height);
  if (!context) return;
  context.clearRect(0, 0, layout.width, layout.height);
  context.strokeStyle = token('--line-strong');
  context.lineWidth = 1;
  forEachCell(matrix, (value, place) => {
    const box = cellBox(layout, place);
    if (value === null) return context.stroke(new Path2D(hatchPath(box)));
    context.fillStyle = scaleColour(scale, value, scheme);
    context.fillRect(box.x, box.y, box.width, box.height);
  });
}

/** The same cells as shapes under a picture's names, in light colours. */
export function drawCells(
  into: SVGSVGElement,
  matrix: CellMatrix,
  layout: MatrixLayout,
  scale: CellScale,
  left: number,
): void {
  const cells = document.createElementNS(SVG, 'g');
  cells.setAttribute('transform', `translate(${left} 0)`);
  forEachCell(matrix, (value, place) => {
    const fill = value === null ? null : scaleColour(scale, value, 'light');
    cells.append(cellShape(cellBox(layout, place), fill));
  });
  into.prepend(cells);
}

function forEachCell(
  { columns, values }: CellMatrix,
  visit: (value: number | null, place: { row: number; column: number }) => void,
): void {
  values.forEach((value, index) => {
    visit(value, { row: Math.floor(index / columns.length), column: index % columns.length });
  });
}
