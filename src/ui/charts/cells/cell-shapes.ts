import { markOn } from '../../theme/colours.ts';
import type { Box } from '../drawing/box.ts';
import { hatchPath } from '../drawing/hatch.ts';
import { signMark } from '../drawing/sign-mark.ts';
import { SVG } from '../figure/standalone-chart.ts';

/** What a cell of a map is drawn as: its colour, and its share of a signed scale where the sign is to be marked. */
export interface CellLook extends Box {
  colour: string;
  /** -1 .. 1; null on scales without a sign, and where a number in the cell says it. */
  share: number | null;
}

/** Paints a cell on a canvas. */
export function paintCell(context: CanvasRenderingContext2D, cell: CellLook): void {
  context.fillStyle = cell.colour;
  context.fillRect(cell.x, cell.y, cell.width, cell.height);
  const mark = cell.share === null ? null : signMark(cell, cell.share);
  if (!mark) return;
  const { fill, opacity } = markOn(cell.colour);
  context.globalAlpha = opacity;
  context.fillStyle = fill;
  context.fillRect(mark.x, mark.y, mark.width, mark.height);
  context.globalAlpha = 1;
}

/** The same cell as SVG shapes, the mark of its sign over its colour. */
export function cellShapes(cell: CellLook): SVGElement[] {
  const mark = cell.share === null ? null : signMark(cell, cell.share);
  const { fill, opacity } = markOn(cell.colour);
  return [
    boxShape(cell, { fill: cell.colour }),
    ...(mark ? [boxShape(mark, { fill, 'fill-opacity': opacity })] : []),
  ];
}

/** A place where there was nothing to read, as an SVG shape. */
export function hatchShape({ x, y, width, height }: Box): SVGElement {
  return shape('path', { d: hatchPath({ x, y, width, height }), fill: 'none', stroke: 'var(--line-strong)' });
}

function boxShape({ x, y, width, height }: Box, look: Record<string, string | number>): SVGElement {
  return shape('rect', { x, y, width, height, ...look });
}

function shape(name: 'path' | 'rect', attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
