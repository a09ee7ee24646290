import { sizedContext, token } from '../../charts/canvas.ts';
import { hatch } from '../../charts/heatmap-paint.ts';
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
    if (value === null) return hatch(context, box);
    context.fillStyle = scaleColour(scale, value, scheme);
    context.fillRect(box.x, box.y, box.width, box.height);
  });
}

/** The same cells as shapes, for an exported picture. */
export function drawCells(
  into: Element,
  matrix: CellMatrix,
  layout: MatrixLayout,
  scale: CellScale,
  scheme: Scheme,
  offset: { x: number; y: number },
): void {
  forEachCell(matrix, (value, place) => {
    if (value === null) return;
    const { x, y, width, height } = cellBox(layout, place);
    const shape = document.createElementNS(into.namespaceURI, 'rect');
    const attributes = {
      x: x + offset.x,
      y: y + offset.y,
      width,
      height,
      fill: scaleColour(scale, value, scheme),
    };
    for (const [name, attribute] of Object.entries(attributes)) shape.setAttribute(name, String(attribute));
    into.prepend(shape);
  });
}

function forEachCell(
  { columns, values }: CellMatrix,
  visit: (value: number | null, place: { row: number; column: number }) => void,
): void {
  values.forEach((value, index) => {
    visit(value, { row: Math.floor(index / columns.length), column: index % columns.length });
  });
}
