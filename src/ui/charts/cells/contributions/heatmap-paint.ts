import { divergingColour, type Scheme } from '../../../theme/colours.ts';
import { type Box, hatchPath } from '../../drawing/hatch.ts';
import { SVG } from '../../figure/standalone-chart.ts';
import type { ContributionRow, ContributionTable } from '../../prediction/contribution-table.ts';
import { type CellLook, cellShapes, hatchShape, paintCell } from '../cell-shapes.ts';
import type { HeatmapLayout } from './heatmap-layout.ts';

/** A rectangle of the map with its points; null is a step without data. */
export interface PaintedCell extends Box {
  points: number | null;
}

/** Rectangles of all cells, pixels; the same list makes the canvas on screen and the shapes of an exported picture. */
export function paintedCells(layout: HeatmapLayout, table: ContributionTable): PaintedCell[] {
  return layout.rows.flatMap(({ branch, modality, top }) => {
    const row = table.rows.find((r: ContributionRow) => r.branch === branch && r.modality === modality);
    return layout.columns[modality].map(({ left, right }, step) => {
      const x = Math.round(left);
      // One pixel of air between columns, unless they are too narrow to spare it.
      const air = right - left > 4 ? 1 : 0;
      return {
        x,
        y: top,
        width: Math.max(1, Math.round(right) - x - air),
        height: layout.rowHeight,
        points: row?.cells[step] ?? null,
      };
    });
  });
}

/** A cell's colour and sign on a scale that ends at `limit`; a cell that has its number written in needs no mark. */
export function lookOf(
  { points, ...box }: Box & { points: number },
  limit: number,
  scheme: Scheme,
  numbered: boolean,
): CellLook {
  const share = points / limit;
  return { ...box, colour: divergingColour(share, scheme), share: numbered ? null : share };
}

export interface HeatmapColours {
  scheme: Scheme;
  /** Points at which the ramp ends. */
  limit: number;
  absent: string;
  /** Whether the cell's number is written in. */
  numbered: (cell: PaintedCell) => boolean;
}

/** Paints all cells on a canvas whose context is already scaled to CSS pixels. */
export function paintHeatmap(
  context: CanvasRenderingContext2D,
  layout: HeatmapLayout,
  table: ContributionTable,
  { scheme, limit, absent, numbered }: HeatmapColours,
): void {
  context.clearRect(0, 0, layout.width, layout.height);
  context.strokeStyle = absent;
  context.lineWidth = 1;
  for (const cell of paintedCells(layout, table)) {
    if (cell.points === null) context.stroke(new Path2D(hatchPath(cell)));
    else paintCell(context, lookOf({ ...cell, points: cell.points }, limit, scheme, numbered(cell)));
  }
}

/** The same cells as shapes under a picture's names, in light colours. */
export function drawHeatmap(
  into: SVGSVGElement,
  layout: HeatmapLayout,
  table: ContributionTable,
  { limit, left, numbered }: { limit: number; left: number } & Pick<HeatmapColours, 'numbered'>,
): void {
  const cells = document.createElementNS(SVG, 'g');
  cells.setAttribute('transform', `translate(${left} 0)`);
  for (const cell of paintedCells(layout, table)) {
    const { points } = cell;
    if (points === null) cells.append(hatchShape(cell));
    else cells.append(...cellShapes(lookOf({ ...cell, points }, limit, 'light', numbered(cell))));
  }
  into.prepend(cells);
}
