import { divergingColour, type Scheme } from '../colours.ts';
import type { ContributionRow, ContributionTable } from './contribution-table.ts';
import type { HeatmapLayout } from './heatmap-layout.ts';

/** A rectangle of the map with its colour; null is a step without data. */
export interface PaintedCell {
  x: number;
  y: number;
  width: number;
  height: number;
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

export interface HeatmapColours {
  scheme: Scheme;
  /** Points at which the ramp ends. */
  limit: number;
  absent: string;
}

/** Paints all cells on a canvas whose context is already scaled to CSS pixels. */
export function paintHeatmap(
  context: CanvasRenderingContext2D,
  layout: HeatmapLayout,
  table: ContributionTable,
  { scheme, limit, absent }: HeatmapColours,
): void {
  context.clearRect(0, 0, layout.width, layout.height);
  context.strokeStyle = absent;
  context.lineWidth = 1;
  for (const cell of paintedCells(layout, table)) {
    if (cell.points === null) hatch(context, cell);
    else {
      context.fillStyle = divergingColour(cell.points / limit, scheme);
      context.fillRect(cell.x, cell.y, cell.width, cell.height);
    }
  }
}

/** Marks a place where there was nothing to read. */
export function hatch(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Omit<PaintedCell, 'points'>,
): void {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.beginPath();
  // Lines on one grid for the whole map, so that neighbouring cells continue each other.
  for (let at = Math.floor((x - height) / 5) * 5; at < x + width; at += 5) {
    context.moveTo(at, y + height);
    context.lineTo(at + height, y);
  }
  context.stroke();
  context.restore();
}
