import { STEP_SECONDS } from '../../../../features/frames.ts';
import { MODALITIES, type Modality } from '../../../../model/modalities.ts';
import type { TextWidth } from '../../labels/text-width.ts';
import { rowOf } from '../../prediction/contribution-table.ts';
import { isPresent, type Shown } from '../../prediction/shown.ts';
import type { CellLabel, CellLayout } from '../cell-layout.ts';
import type { CellMatrix } from '../cell-matrix.ts';
import { BRANCH_GAP, fittingTicks, type HeatmapLayout, WORD_LINE_HEIGHT } from './heatmap-layout.ts';
import type { HeatmapWords } from './heatmap-legend.ts';
import { BESIDE_MARK, type HeatmapRoom } from './heatmap-room.ts';

/** Contributions as a matrix: a row a branch of a modality, a column a step. */
export function contributionMatrix({ rows }: HeatmapWords['table']): CellMatrix {
  return {
    base: {},
    rows: rows.map(({ branch, modality }) => ({ branch, modality })),
    columns: (rows[0]?.cells ?? []).map((_, step) => ({ step })),
    values: rows.flatMap(({ cells }) => cells),
  };
}

/** The heatmap's places as a cell chart takes them, with its names, words, seconds and sums. */
export function heatmapCells(
  layout: HeatmapLayout,
  room: HeatmapRoom,
  shown: Shown,
  words: HeatmapWords,
  widthOf: TextWidth,
): CellLayout {
  const { width, height, rowHeight, rows, columns, axisTop, axisSeconds } = layout;
  const topOf = (modality: Modality) => rows.find((row) => row.modality === modality)?.top ?? 0;
  return {
    width,
    height,
    left: room.labelWidth,
    right: room.sumWidth,
    below: 0,
    rows: rows.map(({ modality, top }) => ({
      top,
      height: rowHeight,
      pitch: rowHeight + BRANCH_GAP,
      columns: columns[modality],
    })),
    marks: MODALITIES.map((modality) => ({ modality, x: 7, y: topOf(modality) + rowHeight + 1 })),
    labels: [
      ...rowNames(layout, room, shown, words),
      ...wordNames(layout, room),
      ...seconds(layout, room, shown, words, widthOf),
    ],
    outlined: true,
    axis: { top: axisTop, stepWidth: (width * STEP_SECONDS) / axisSeconds, modality: 'acoustic' },
  };
}

/** Beside each row its branch and its sum, or that there was nothing to read; beside both of a modality its name. */
function rowNames(
  { rows, rowHeight, width }: HeatmapLayout,
  { labelWidth, sumWidth, narrow }: HeatmapRoom,
  shown: Shown,
  { table, t, format }: HeatmapWords,
): CellLabel[] {
  return rows.flatMap(({ branch, modality, top }): CellLabel[] => {
    const y = top + rowHeight / 2 + 4;
    const names = { branch, modality, steps: null };
    const first = branch === 'shared';
    const sum: CellLabel = {
      x: labelWidth + width + sumWidth,
      y,
      text: format.signed(rowOf(table, branch, modality).net),
      anchor: 'end',
      look: 'sum',
      names,
    };
    const absent: CellLabel = {
      x: labelWidth + 8,
      y,
      text: t(`absent.${modality}`),
      anchor: 'start',
      look: 'absent',
    };
    const modalityName: CellLabel = {
      x: BESIDE_MARK,
      y: top + rowHeight + 5,
      text: t(`modality.${modality}`),
      anchor: 'start',
      look: 'group',
    };
    return [
      ...(first && !narrow ? [modalityName] : []),
      { x: labelWidth - 8, y, text: t(`branch.${branch}`), anchor: 'end', names },
      ...(isPresent(shown, modality) ? [sum] : first ? [absent] : []),
    ];
  });
}

function wordNames({ labels, labelTop }: HeatmapLayout, { labelWidth }: HeatmapRoom): CellLabel[] {
  return labels.map(({ word, centre, line }) => ({
    x: labelWidth + centre,
    y: labelTop + 12 + (line ?? 1) * WORD_LINE_HEIGHT,
    text: word.text,
    anchor: 'middle',
    look: 'word',
    names: { modality: 'language', steps: { first: word.firstStep, end: word.endStep } },
    hidden: line === null,
  }));
}

function seconds(
  { width, axisSeconds, axisTop }: HeatmapLayout,
  { labelWidth }: HeatmapRoom,
  shown: Shown,
  { t, format }: HeatmapWords,
  widthOf: TextWidth,
): CellLabel[] {
  const tickText = (second: number) =>
    shown.window.numbered
      ? format.number(second / STEP_SECONDS, 0)
      : t('heatmap.axis', { seconds: format.number(second, 0) });
  const ticks = fittingTicks(axisSeconds, width, widthOf(tickText(axisSeconds)) + 10);
  return ticks.map((second) => ({
    x: labelWidth + (second / axisSeconds) * width,
    y: axisTop + 14,
    text: tickText(second),
    anchor: second === 0 ? 'start' : second === axisSeconds ? 'end' : 'middle',
  }));
}
