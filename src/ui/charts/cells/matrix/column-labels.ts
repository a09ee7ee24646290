import { fittingLabels, type TextWidth } from '../../labels/text-width.ts';
import { wordsOf } from '../../prediction/words.ts';
import type { CellMatrix } from '../cell-matrix.ts';
import { columnLabel, type Names } from './address-name.ts';

/**
 * The names under a matrix, centred at x pixels, as many as fit: a word made of several tokens has its name once.
 *
 * @param room pixels left and right of the cells that names may take too
 */
export function columnLabels(
  names: Names,
  { base, columns }: Pick<CellMatrix, 'base' | 'columns'>,
  cellWidth: number,
  widthOf: TextWidth,
  room: { left: number; right: number },
): { x: number; text: string }[] {
  const at = (first: number, end: number) => ((first + end) / 2) * cellWidth;
  const stepOf = (column: number) => columns[column]?.step ?? columns[column]?.readStep;
  const worded = base.modality === 'language' && !names.numbered && stepOf(0) !== undefined;
  const labels = worded
    ? wordsOf(names.tokens).map(({ text, firstStep, endStep }) => {
        const shown = columns.flatMap((_, column) => {
          const step = stepOf(column) ?? -1;
          return step >= firstStep && step < endStep ? [column] : [];
        });
        return { x: at(shown[0] ?? 0, (shown.at(-1) ?? -1) + 1), text: shown.length > 0 ? text : '' };
      })
    : columns.map((column, index) => ({ x: at(index, index + 1), text: columnLabel(names, base, column) }));
  const right = columns.length * cellWidth + room.right;
  const inside = labels.map(({ x, text }) => {
    const half = widthOf(text) / 2;
    return { x: Math.max(half - room.left, Math.min(x, right - half)), text };
  });
  return fittingLabels(inside, widthOf);
}
