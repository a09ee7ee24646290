import { NAME, type TextWidth } from '../../labels/text-width.ts';
import type { CellLabel, CellLayout } from '../cell-layout.ts';
import type { CellMatrix } from '../cell-matrix.ts';
import type { CellNumbers } from '../paint-cells.ts';
import type { Names } from './address-name.ts';
import { columnLabels } from './column-labels.ts';
import { hasRowNames, rowLabelWidth, shownRowWords } from './row-labels.ts';

export interface MatrixSize {
  /** Of the whole chart, pixels. */
  width: number;
  rowHeight: number;
  /** Numbers are written into the cells. */
  numbered?: boolean;
  widthOf: TextWidth;
}

const GROUP_GAP = 5;
const AXIS_HEIGHT = 18;
/** Where rows have no names: room for a frame around the first column. */
const NO_NAMES = 4;
/** From a row's name to its cells. */
const BESIDE = 8;
/** A column is at most this wide: three words need not fill the whole chart, three numbers may. */
const WIDEST = { plain: 48, numbered: 110 } as const;

/** Places the cells of a matrix: columns share the width, rows of one group touch, and names stand where there is room. */
export function matrixLayout(matrix: CellMatrix, names: Names, size: MatrixSize): CellLayout {
  const { rows, columns } = matrix;
  const { rowHeight, widthOf } = size;
  const named = hasRowNames(matrix);
  const left = named ? rowLabelWidth(names, matrix, widthOf) : NO_NAMES;
  const room = Math.max(0, size.width - left);
  const widest = WIDEST[size.numbered ? 'numbered' : 'plain'];
  const columnWidth = Math.min(widest, columns.length === 0 ? 0 : room / columns.length);
  const edges = columns.map((_, column) => ({
    left: column * columnWidth,
    right: (column + 1) * columnWidth,
  }));
  const tops = rowTops(matrix, rowHeight);
  const height = rows.length === 0 ? 0 : (tops.at(-1) ?? 0) + rowHeight;
  const width = columnWidth * columns.length;
  const right = Math.max(0, room - width);
  return {
    width,
    height,
    left,
    right,
    below: AXIS_HEIGHT,
    rows: tops.map((top) => ({ ...cellsDown(top, rowHeight), columns: edges })),
    labels: [
      ...(named ? rowLabels(names, matrix, tops, { left, rowHeight }) : []),
      ...columnLabels(names, matrix, columnWidth, widthOf, { left, right }).map(
        ({ x, text }): CellLabel => ({ x: left + x, y: height + 14, text, anchor: 'middle' }),
      ),
    ],
  };
}

/** Numbers that are written where they fit. */
export function matrixNumbers(write: (value: number) => string, widthOf: TextWidth): CellNumbers {
  return {
    lettering: NAME,
    write: (value, width) => {
      const text = write(value);
      return widthOf(text, NAME) + 4 <= width ? text : null;
    },
  };
}

/** Rows of another modality stand a little apart. */
function rowTops({ rows }: CellMatrix, rowHeight: number): number[] {
  let gaps = 0;
  return rows.map(({ modality }, row) => {
    const previous = rows[row - 1];
    if (previous && modality !== previous.modality) gaps += GROUP_GAP;
    return row * rowHeight + gaps;
  });
}

/** On whole pixels, so that neighbours neither overlap nor leave a seam; with a pixel of air where there is room for it. */
function cellsDown(from: number, rowHeight: number): { top: number; height: number; pitch: number } {
  const top = Math.round(from);
  const height = Math.round(from + rowHeight) - top - Number(rowHeight > 8);
  return { top, height: Math.max(1, height), pitch: Math.ceil(rowHeight) };
}

function rowLabels(
  names: Names,
  matrix: CellMatrix,
  tops: readonly number[],
  { left, rowHeight }: { left: number; rowHeight: number },
): CellLabel[] {
  return shownRowWords(names, matrix, tops).flatMap(({ group, own }, row): CellLabel[] => {
    const y = (tops[row] ?? 0) + rowHeight / 2 + 4;
    const modality = matrix.rows[row]?.modality;
    const ofGroup = modality && { names: { modality, steps: null } };
    return [
      ...(group ? [{ x: 0, y, text: group, anchor: 'start', look: 'group', ...ofGroup } as const] : []),
      ...(own ? [{ x: left - BESIDE, y, text: own, anchor: 'end' } as const] : []),
    ];
  });
}
