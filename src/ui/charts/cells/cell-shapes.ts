import { markOn } from '../../theme/colours.ts';
import type { Box } from '../drawing/box.ts';
import { hatchPath } from '../drawing/hatch.ts';
import { signMark } from '../drawing/sign-mark.ts';
import { svgElement } from '../drawing/svg-element.ts';

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
  const { colour, share, ...box } = cell;
  const mark = share === null ? null : signMark(cell, share);
  const { fill, opacity } = markOn(colour);
  return [
    svgElement('rect', { ...box, fill: colour }),
    ...(mark ? [svgElement('rect', { ...mark, fill, 'fill-opacity': opacity })] : []),
  ];
}

/** A place where there was nothing to read, as an SVG shape. */
export function hatchShape(box: Box): SVGElement {
  return svgElement('path', { d: hatchPath(box), fill: 'none', stroke: 'var(--line-strong)' });
}
