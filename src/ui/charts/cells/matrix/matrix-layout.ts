import { type Marked, showsMarked } from '../address.ts';
import { addressAt, type CellMatrix, type CellPlace } from '../cell-matrix.ts';

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
/** A column is at most this wide: three words need not fill the whole chart, three numbers may. */
const WIDEST = { plain: 48, numbered: 110 } as const;

/** Places the cells: columns share the width, rows of one group touch. */
export function matrixLayout(
  matrix: CellMatrix,
  width: number,
  cellHeight: number,
  kind: keyof typeof WIDEST = 'plain',
): MatrixLayout {
  const { rows, columns } = matrix;
  let top = 0;
  const tops = rows.map((row, index) => {
    const previous = rows[index - 1];
    if (previous && row.modality !== previous.modality) top += GROUP_GAP;
    const at = top;
    top += cellHeight;
    return at;
  });
  const cellWidth = Math.min(WIDEST[kind], columns.length === 0 ? 0 : width / columns.length);
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

/** Frames around the cells that show what is marked: neighbouring whole rows share one, others are framed by column. */
export function markedBoxes(matrix: CellMatrix, layout: MatrixLayout, marked: Marked | null): Box[] {
  const { rows, columns } = matrix;
  if (!marked || rows.length === 0 || columns.length === 0) return [];
  const shows = (row: number, column: number) => showsMarked(marked, addressAt(matrix, { row, column }));
  const wholeRow = rows.map(
    (_, row) => columns.length > 1 && columns.every((__, column) => shows(row, column)),
  );
  const sameGroup = (row: number) => rows[row]?.modality === rows[row - 1]?.modality;
  const boxes = runs(wholeRow, sameGroup).map(([top, end]) =>
    around(layout, top, end - 1, 0, columns.length - 1),
  );
  // Columns marked alike stand together: the tokens of a word are one frame.
  const inColumn = columns.map((_, column) => rows.map((__, row) => shows(row, column)));
  const pattern = inColumn.map((on) => on.join());
  const alike = runs(
    inColumn.map((on) => on.some((here, row) => here && !wholeRow[row])),
    (column) => pattern[column] === pattern[column - 1],
  );
  for (const [left, end] of alike) {
    for (const [top, below] of runs(inColumn[left] ?? [])) {
      boxes.push(around(layout, top, below - 1, left, end - 1));
    }
  }
  return boxes;
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
