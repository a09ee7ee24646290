import { type LabPointer, showsPointed } from './address.ts';
import { addressAt, type CellMatrix, type CellPlace } from './cell-matrix.ts';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface MatrixLayout {
  width: number;
  height: number;
  /** Size of a cell; both may be fractions of a pixel. */
  cellWidth: number;
  cellHeight: number;
  /** Top of each row: rows of another modality or stage stand a little apart. */
  tops: readonly number[];
  /** Where row r ends. */
  rowHeight: number;
}

const GROUP_GAP = 5;
/** A column is at most this wide: three words need not fill the whole chart. */
const WIDEST = 36;

/** Places the cells: columns share the width, rows of one group touch. */
export function matrixLayout(matrix: CellMatrix, width: number, cellHeight: number): MatrixLayout {
  const { rows, columns } = matrix;
  let top = 0;
  const tops = rows.map((row, index) => {
    const previous = rows[index - 1];
    if (previous && row.modality !== previous.modality) top += GROUP_GAP;
    const at = top;
    top += cellHeight;
    return at;
  });
  const cellWidth = Math.min(WIDEST, columns.length === 0 ? 0 : width / columns.length);
  return {
    width: cellWidth * columns.length,
    height: top,
    cellWidth,
    cellHeight,
    tops,
    rowHeight: cellHeight,
  };
}

/** Rectangle of a cell, on whole pixels so that neighbours neither overlap nor leave a seam. */
export function cellBox(layout: MatrixLayout, { row, column }: CellPlace): Box {
  const { cellWidth, cellHeight, tops } = layout;
  const x = Math.round(column * cellWidth);
  const y = Math.round(tops[row] ?? 0);
  const right = Math.round((column + 1) * cellWidth);
  const bottom = Math.round((tops[row] ?? 0) + cellHeight);
  // A pixel of air where there is room for it.
  return {
    x,
    y,
    width: Math.max(1, right - x - Number(cellWidth > 4)),
    height: Math.max(1, bottom - y - Number(cellHeight > 8)),
  };
}

/** The cell under a point; null beside all cells. */
export function cellUnder(matrix: CellMatrix, layout: MatrixLayout, x: number, y: number): CellPlace | null {
  const column = layout.cellWidth > 0 ? Math.floor(x / layout.cellWidth) : -1;
  const row = layout.tops.findIndex((top) => top <= y && y < top + layout.rowHeight);
  return column < 0 || column >= matrix.columns.length || row < 0 ? null : { row, column };
}

const MOVES = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Home: [0, Number.NEGATIVE_INFINITY],
  End: [0, Number.POSITIVE_INFINITY],
} as const;

export type MoveKey = keyof typeof MOVES;
export const MOVE_KEYS = Object.keys(MOVES) as MoveKey[];

/** Where a key leads from a cell; the first cell when there is none yet, null in an empty matrix. */
export function movePlace(matrix: CellMatrix, from: CellPlace | null, key: MoveKey): CellPlace | null {
  const { rows, columns } = matrix;
  if (rows.length === 0 || columns.length === 0) return null;
  if (!from) return { row: 0, column: 0 };
  const [down, right] = MOVES[key];
  const within = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));
  return { row: within(from.row + down, rows.length), column: within(from.column + right, columns.length) };
}

/** Frames around the cells of the step pointed at: whole rows and columns as one frame, others cell by cell. */
export function pointedBoxes(matrix: CellMatrix, layout: MatrixLayout, pointer: LabPointer | null): Box[] {
  if (pointer?.step === undefined || pointer.step === null) return [];
  const { rows, columns } = matrix;
  const marked = (place: CellPlace) => showsPointed(pointer, addressAt(matrix, place));
  const rowIndices = rows.map((_, row) => row);
  const columnIndices = columns.map((_, column) => column);
  const fullRows = rowIndices.filter(
    (row) => columns.length > 1 && columnIndices.every((column) => marked({ row, column })),
  );
  const boxes = fullRows.map((row) => around(layout, row, row, 0, columns.length - 1));
  for (const column of columnIndices) {
    let start: number | null = null;
    for (const row of [...rowIndices, rows.length]) {
      const on = row < rows.length && !fullRows.includes(row) && marked({ row, column });
      const crossing = start !== null && fullRows.includes(row);
      if (on && start === null) start = row;
      if (on || crossing || start === null) continue;
      boxes.push(around(layout, start, row - 1, column, column));
      start = null;
    }
  }
  return boxes;
}

function around(layout: MatrixLayout, top: number, bottom: number, left: number, right: number): Box {
  const first = cellBox(layout, { row: top, column: left });
  const last = cellBox(layout, { row: bottom, column: right });
  return {
    x: first.x - 1,
    y: first.y - 1,
    width: last.x + last.width - first.x + 2,
    height: last.y + last.height - first.y + 2,
  };
}

/** Which of these texts, centred at `x`, fit beside one another: those that come first go first. */
export function fittingLabels(
  labels: readonly { x: number; text: string }[],
  characterWidth: number,
): { x: number; text: string }[] {
  let free = Number.NEGATIVE_INFINITY;
  return labels.filter(({ x, text }) => {
    const half = (text.length * characterWidth) / 2;
    if (text === '' || x - half < free) return false;
    free = x + half + characterWidth;
    return true;
  });
}
