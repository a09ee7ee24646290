import type { Modality } from '../../../model/modalities.ts';
import type { Box } from '../drawing/box.ts';
import type { Marked, Pointed } from '../pointer/pointed.ts';
import { showsMarked } from './address.ts';
import { addressAt, type CellMatrix, type CellPlace } from './cell-matrix.ts';

/** Left and right edge of a column, pixels; both may be fractions. */
export interface Column {
  left: number;
  right: number;
}

export interface CellRow {
  top: number;
  /** Of the cells themselves. */
  height: number;
  /** Down to where the next row begins, or the ground between two groups. */
  pitch: number;
  /** One for each of the matrix's columns from the first on that the row has cells of. */
  columns: readonly Column[];
}

/** Words beside the cells. */
export interface CellLabel {
  text: string;
  /** In the whole chart, margins included. */
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
  /** How it is set, a class of the chart's style sheet; as plain words unless told otherwise. */
  look?: 'group' | 'sum' | 'absent' | 'word';
  /** What it names: it stands out while that is marked, and pointing at a word marks it. */
  names?: Marked;
  /** There is no room for it unless it stands out. */
  hidden?: boolean;
}

/** Where the cells of a matrix lie, and the words around them: all that tells one cell chart from another. */
export interface CellLayout {
  /** Of the ground the cells lie on. */
  width: number;
  height: number;
  /** Margins around it that words take, pixels. */
  left: number;
  right: number;
  below: number;
  rows: readonly CellRow[];
  labels: readonly CellLabel[];
  /** Signs of the modalities, by their centres. */
  marks?: readonly { modality: Modality; x: number; y: number }[];
  /** Rows are outlined: their cells may look like the ground. */
  outlined?: boolean;
  /** A time axis under the cells whose moments can be pinned. */
  axis?: { top: number; stepWidth: number; modality: Modality };
}

/** A column narrower than this has no pixel of air to spare. */
const LEAST_FOR_AIR = 4;

/** Rectangle of a cell, on whole pixels so that neighbours neither overlap nor leave a seam; null where there is none. */
export function cellBox({ rows }: CellLayout, { row, column }: CellPlace): Box | null {
  const { top = 0, height = 0, columns = [] } = rows[row] ?? {};
  const place = columns[column];
  if (!place) return null;
  const x = Math.round(place.left);
  const air = Number(place.right - place.left > LEAST_FOR_AIR);
  return { x, y: top, width: Math.max(1, Math.round(place.right) - x - air), height };
}

/** The cell under a point of the ground; null beside all cells. A point in the gap between two rows is the upper one's. */
export function cellUnder({ rows }: CellLayout, x: number, y: number): CellPlace | null {
  const row = rows.findLastIndex(({ top, pitch }) => top <= y && y < top + pitch);
  const column = rows[row]?.columns.findIndex(({ left, right }) => left <= x && x < right) ?? -1;
  return column < 0 ? null : { row, column };
}

/** What of the time axis lies under a point below the cells; null elsewhere. */
export function axisStep({ axis, width }: CellLayout, x: number, y: number): Pointed | null {
  if (!axis || y < axis.top || x < 0 || x >= width) return null;
  return { kind: 'step', modality: axis.modality, step: Math.floor(x / axis.stepWidth) };
}

export const MOVE_KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'] as const;
export type MoveKey = (typeof MOVE_KEYS)[number];

/**
 * Where a key leads from a cell; the first cell when there is none yet, null where there are no cells. Up and down keep
 * the horizontal place, not the number of the column.
 */
export function movePlace({ rows }: CellLayout, from: CellPlace | null, key: MoveKey): CellPlace | null {
  const filled = rows.flatMap(({ columns }, row) => (columns.length > 0 ? [row] : []));
  const at = from ? filled.indexOf(from.row) : -1;
  const [first] = filled;
  if (first === undefined) return null;
  if (!from || at < 0) return { row: first, column: 0 };
  const columnsOf = (row: number) => rows[row]?.columns ?? [];
  const columns = columnsOf(from.row);
  const last = columns.length - 1;
  switch (key) {
    case 'Home':
      return { ...from, column: 0 };
    case 'End':
      return { ...from, column: last };
    case 'ArrowLeft':
      return { ...from, column: Math.max(0, from.column - 1) };
    case 'ArrowRight':
      return { ...from, column: Math.min(last, from.column + 1) };
    default: {
      const row = filled[at + (key === 'ArrowUp' ? -1 : 1)] ?? from.row;
      const here = columns[Math.min(from.column, last)];
      const centre = here ? (here.left + here.right) / 2 : 0;
      const under = columnsOf(row).findIndex(({ right }) => centre < right);
      return { row, column: under < 0 ? columnsOf(row).length - 1 : under };
    }
  }
}

/** A frame around the cells from one corner to the other, as far out as the air beside a cell. */
export function frameAround(layout: CellLayout, from: CellPlace, to: CellPlace): Box | null {
  const [first, last] = [cellBox(layout, from), cellBox(layout, to)];
  if (!first || !last) return null;
  return {
    x: first.x - 1,
    y: first.y - 1,
    width: last.x + last.width - first.x + 2,
    height: last.y + last.height - first.y + 2,
  };
}

/** Frames around the cells that show what is marked: neighbouring whole rows share one, others are framed by column. */
export function markedBoxes(matrix: CellMatrix, layout: CellLayout, marked: Marked | null): Box[] {
  if (!marked) return [];
  const { rows } = layout;
  const shows = (row: number, column: number) =>
    column < (rows[row]?.columns.length ?? 0) && showsMarked(marked, addressAt(matrix, { row, column }));
  const wholeRow = rows.map(
    ({ columns }, row) => columns.length > 1 && columns.every((_, column) => shows(row, column)),
  );
  const sameGroup = (row: number) => matrix.rows[row]?.modality === matrix.rows[row - 1]?.modality;
  const boxes = runs(wholeRow, sameGroup).map(([top, end]) =>
    frameAround(
      layout,
      { row: top, column: 0 },
      { row: end - 1, column: (rows[top]?.columns.length ?? 0) - 1 },
    ),
  );
  // Columns marked alike stand together: the tokens of a word are one frame.
  const inColumn = matrix.columns.map((_, column) => rows.map((__, row) => shows(row, column)));
  const pattern = inColumn.map((on) => on.join());
  const alike = runs(
    inColumn.map((on) => on.some((here, row) => here && !wholeRow[row])),
    (column) => pattern[column] === pattern[column - 1],
  );
  for (const [left, end] of alike) {
    for (const [top, below] of runs(inColumn[left] ?? [])) {
      boxes.push(frameAround(layout, { row: top, column: left }, { row: below - 1, column: end - 1 }));
    }
  }
  return boxes.filter((box) => box !== null);
}

/** Stretches [from, end) of neighbours that are on; a new one begins where `joins` says no. */
function runs(on: readonly boolean[], joins: (index: number) => boolean = () => true): [number, number][] {
  const found: [number, number][] = [];
  on.forEach((here, index) => {
    if (!here) return;
    const last = found.at(-1);
    if (last && last[1] === index && joins(index)) last[1] = index + 1;
    else found.push([index, index + 1]);
  });
  return found;
}
