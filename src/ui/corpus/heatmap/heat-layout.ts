import type { CellLayout, CellRow, Column } from '../../charts/cells/cell-layout.ts';
import type { CellMatrix } from '../../charts/cells/cell-matrix.ts';
import { type Heat, type HeatColumn, type HeatGroup, onScale } from './heat-groups.ts';

/** Selected lines have a mark here. */
export const MARK = { left: 0, width: 6 };
const STRIP = { left: 10, width: 12 };
const FIRST_GROUP = 34;
const GROUP_GAP = 16;
const BRANCH_GAP = 5;
/** Group, branch and modality have a line each over the cells. */
export const HEAD = 56;
const MARGIN_GAP = 8;
const MARGIN_HEIGHT = 22;
/** Under the margins: nothing is written there, a frame needs air. */
const FOOT = 4;
/** A line is at most this high: few rows need not fill the chart. */
const TALLEST = 22;

/** Where everything of the heatmap lies, pixels. */
export interface HeatLayout {
  height: number;
  /** Of the lines, from top to bottom, and of the margins under them. */
  lines: readonly RowPlace[];
  margins: readonly RowPlace[];
  strip: Stretch;
  groups: readonly Stretch[];
}

export type RowPlace = Pick<CellRow, 'top' | 'height' | 'pitch'>;

/** Cells as the cell painters take them. */
export interface Placed {
  matrix: CellMatrix;
  layout: CellLayout;
}

/** Columns that stand together: their lines, and the margins, which carry numbers. */
export interface Stretch {
  left: number;
  width: number;
  columns: readonly Column[];
  lines: Placed;
  margins: Placed;
}

/** How many lines fit a chart so high. */
export function mostLines(height: number): number {
  return Math.max(1, Math.floor(height - HEAD - MARGIN_GAP - 2 * MARGIN_HEIGHT - FOOT));
}

/** @param room height for the lines alone */
export function heatLayout(heat: Heat, width: number, room: number): HeatLayout {
  const { lines: count, margins: under, groups, labels } = heat;
  const pitch = count === 0 ? 0 : Math.min(TALLEST, room / count);
  // On whole pixels, so that neighbours neither overlap nor leave a seam.
  const edge = (line: number) => HEAD + Math.round(line * pitch);
  const lines = Array.from({ length: count }, (_, line) => cells(edge(line), edge(line + 1) - edge(line)));
  const foot = edge(count) + MARGIN_GAP;
  const margins = Array.from({ length: under }, (_, margin) =>
    cells(foot + margin * MARGIN_HEIGHT, MARGIN_HEIGHT),
  );
  const height = foot + under * MARGIN_HEIGHT + FOOT;
  const groupWidth = Math.max(
    0,
    (width - FIRST_GROUP - (groups.length - 1) * GROUP_GAP) / Math.max(1, groups.length),
  );
  const stretch = (
    left: number,
    across: number,
    columns: readonly Column[],
    addresses: CellMatrix['columns'],
    values: readonly (number | null)[],
  ): Stretch => {
    const placed = (rows: readonly RowPlace[], own: readonly (number | null)[]): Placed => ({
      matrix: { base: {}, rows: [], columns: addresses, values: own },
      layout: {
        width: across,
        height,
        left,
        right: 0,
        below: 0,
        rows: rows.map((row) => ({ ...row, columns })),
        labels: [],
      },
    });
    const end = count * addresses.length;
    return {
      left,
      width: across,
      columns,
      lines: placed(lines, values.slice(0, end)),
      margins: placed(margins, values.slice(end)),
    };
  };
  return {
    height,
    lines,
    margins,
    strip: stretch(STRIP.left, STRIP.width, [{ left: 0, right: STRIP.width }], [{}], labels),
    groups: groups.map((group, index) =>
      stretch(
        FIRST_GROUP + index * (groupWidth + GROUP_GAP),
        groupWidth,
        columnEdges(group.columns, groupWidth),
        group.columns.map(({ branch, modality }) => ({
          ...(branch && { branch }),
          ...(modality && { modality }),
        })),
        scaled(group),
      ),
    ),
  };
}

const cells = (top: number, height: number) => ({
  top,
  // A pixel of air between rows that have room for it.
  height: height > 8 ? height - 1 : height,
  pitch: height,
});

function scaled({ values, scale }: HeatGroup): (number | null)[] {
  return values.map((value) => (value === null ? null : onScale(scale, value)));
}

/** Columns share the width; the second branch, and the modalities after all together, stand a little apart. */
function columnEdges(columns: readonly HeatColumn[], width: number): Column[] {
  const apart = (index: number) => index > 0 && columns[index]?.branch !== columns[index - 1]?.branch;
  const first = (index: number) => columns[0]?.branch === undefined && index === 1;
  const gaps = columns.map((_, index) => Number(apart(index) || first(index)));
  const gapped = gaps.reduce((sum, gap) => sum + gap, 0);
  const each = Math.max(0, (width - gapped * BRANCH_GAP) / Math.max(1, columns.length));
  let left = 0;
  return columns.map((_, index) => {
    left += (gaps[index] ?? 0) * BRANCH_GAP;
    const edge = { left, right: left + each };
    left += each;
    return edge;
  });
}

/** What lies under a point of the chart: a line, or a margin counted on from the last line, and whose column. */
export interface HeatPlace {
  row: number;
  group: number;
  /** -1 beside all columns. */
  column: number;
}

export function heatPlace({ lines, margins, groups }: HeatLayout, x: number, y: number): HeatPlace | null {
  const row = [...lines, ...margins].findLastIndex(({ top, pitch }) => top <= y && y < top + pitch);
  if (row < 0) return null;
  const found = groups.map(({ left, columns }) =>
    columns.findIndex((edge) => left + edge.left <= x && x < left + edge.right),
  );
  const group = found.findIndex((column) => column >= 0);
  return { row, group: Math.max(0, group), column: group < 0 ? -1 : (found[group] as number) };
}

/** The line nearest to a height, whatever lies beside it; -1 where there is none. */
export function lineAt({ lines }: HeatLayout, y: number): number {
  return Math.max(
    lines.length > 0 ? 0 : -1,
    lines.findLastIndex(({ top }) => top <= y),
  );
}

/** Where the cells of a place are, and which of their rows it is. */
export function placedAt(
  layout: HeatLayout,
  { row, group }: HeatPlace,
): { placed: Placed; row: number } | null {
  const stretch = layout.groups[group];
  const under = row - layout.lines.length;
  if (!stretch) return null;
  return under < 0 ? { placed: stretch.lines, row } : { placed: stretch.margins, row: under };
}
