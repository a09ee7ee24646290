import { NAME, type TextWidth } from '../../labels/text-width.ts';
import type { CellMatrix } from '../cell-matrix.ts';
import { type Names, rowLabel } from './address-name.ts';

/** Words beside a row: the name of its group, where the group begins, and its own. */
export interface RowWords {
  group: string;
  own: string;
}

/** Least distance of two labels under one another, pixels. */
const LINE = 14;
const AIR = 8;
const MARKED = { ...NAME, weight: 700 };

/** Whether rows are named at all: channels are not, nor are rows that belong to nothing by name. */
export function hasRowNames({ rows }: Pick<CellMatrix, 'rows'>): boolean {
  return (
    rows.some((row) => row.dimension === undefined && Object.keys(row).length > 0) &&
    rows.some(({ modality, network }) => modality !== undefined || network !== undefined)
  );
}

/** The words beside each row; a row that is called as its group is has the group's name alone. */
export function rowWords(names: Names, { rows }: Pick<CellMatrix, 'rows'>): RowWords[] {
  return rows.map((row, index) => {
    const first = row.modality !== rows[index - 1]?.modality;
    const modality = row.modality ? names.t(`modality.${row.modality}`) : '';
    const own = rowLabel(names, row);
    return { group: first ? modality : '', own: own === modality ? '' : own };
  });
}

/** Room for the words beside the rows, as wide as they are in the page's font. */
export function rowLabelWidth(names: Names, matrix: Pick<CellMatrix, 'rows'>, widthOf: TextWidth): number {
  const words = rowWords(names, matrix);
  const most = words.map(({ group, own }) =>
    own && group ? widthOf(group, MARKED) + AIR + widthOf(own) : widthOf(group, MARKED) + widthOf(own),
  );
  return Math.ceil(Math.max(0, ...most)) + AIR;
}

/** The words of those rows whose labels do not touch the one above: low rows are named where there is room. */
export function shownRowWords(
  names: Names,
  matrix: Pick<CellMatrix, 'rows'>,
  tops: readonly number[],
): RowWords[] {
  const free = { group: Number.NEGATIVE_INFINITY, own: Number.NEGATIVE_INFINITY };
  return rowWords(names, matrix).map((words, row) => {
    const top = tops[row] ?? 0;
    const shown = { group: '', own: '' };
    for (const part of ['group', 'own'] as const) {
      if (words[part] === '' || top < free[part]) continue;
      shown[part] = words[part];
      free[part] = top + LINE;
    }
    return shown;
  });
}
