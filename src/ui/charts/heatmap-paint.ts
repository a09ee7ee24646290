import { divergingColour, type Scheme } from '../colours.ts';
import type { ContributionRow, ContributionTable } from './contribution-table.ts';
import { SVG } from './figure/standalone-chart.ts';
import { type HatchedBox, hatchPath } from './hatch.ts';
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
    if (cell.points === null) context.stroke(new Path2D(hatchPath(cell)));
    else {
      context.fillStyle = divergingColour(cell.points / limit, scheme);
      context.fillRect(cell.x, cell.y, cell.width, cell.height);
    }
  }
}

/** The same cells as shapes under a picture's names, in light colours. */
export function drawHeatmap(
  into: SVGSVGElement,
  layout: HeatmapLayout,
  table: ContributionTable,
  { limit, left }: { limit: number; left: number },
): void {
  const cells = document.createElementNS(SVG, 'g');
  cells.setAttribute('transform', `translate(${left} 0)`);
  for (const cell of paintedCells(layout, table)) {
    const fill = cell.points === null ? null : divergingColour(cell.points / limit, 'light');
    cells.append(cellShape(cell, fill));
  }
  into.prepend(cells);
}

/** A cell as an SVG shape: a filled rectangle, or hatched where there is no colour. */
export function cellShape({ x, y, width, height }: HatchedBox, fill: string | null): SVGElement {
  const shape = document.createElementNS(SVG, fill === null ? 'path' : 'rect');
  const attributes =
    fill === null
      ? { d: hatchPath({ x, y, width, height }), fill: 'none', stroke: 'var(--line-strong)' }
      : { x, y, width, height, fill };
  for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, String(value));
  return shape;
}
