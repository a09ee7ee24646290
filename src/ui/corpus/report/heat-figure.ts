import type { Columns } from '../../../corpus/columns.ts';
import type { CellScale } from '../../charts/cells/cell-scale.ts';
import type { CellLook } from '../../charts/cells/cell-shapes.ts';
import { type CellNumbers, lookOf, placedCells } from '../../charts/cells/paint-cells.ts';
import { hatchPath } from '../../charts/drawing/hatch.ts';
import { signMark } from '../../charts/drawing/sign-mark.ts';
import { svgText } from '../../charts/drawing/svg-text.ts';
import { type FramedChart, markMarkup, PAPER, textMarkup } from '../../charts/figure/figure-frame.ts';
import { LABEL, NAME } from '../../charts/labels/text-width.ts';
import { markPath } from '../../page/icons.tsx';
import { markOn } from '../../theme/colours.ts';
import { heatOf } from '../heatmap/heat-groups.ts';
import { heatLayout, mostLines, type Placed } from '../heatmap/heat-layout.ts';
import { heatLegend, orderText } from '../heatmap/heat-picture.ts';
import { heatHead, marginNumbers } from '../heatmap/heat-text.ts';
import type { CorpusLook } from '../store/corpus-state.ts';
import type { FigureTools } from './figure-tools.ts';

/** Of the whole chart where rows are many, pixels. */
const MOST_HIGH = 640;
/** Numbers are written over these cells, which say the sign. */
const NUMBERED: CellNumbers = { write: String, lettering: LABEL };

/**
 * The heatmap of rows in their order as the page draws it, without a page: cells, names and means in numbers.
 * @param high of the whole chart where rows are many, pixels
 */
export function heatFigure(
  columns: Columns,
  rows: Int32Array,
  look: Pick<CorpusLook, 'quantity' | 'show' | 'b' | 'sort'>,
  width: number,
  tools: FigureTools,
  high = MOST_HIGH,
): FramedChart {
  const most = mostLines(high);
  const heat = heatOf(columns, rows, new Int32Array(), look, most);
  const layout = heatLayout(heat, width, most);
  const groups = heat.groups.flatMap((group, index) => {
    const placed = layout.groups[index];
    if (!placed) return [];
    const { texts, marks } = heatHead(group, placed, tools);
    const head = texts.map(({ text, x, y, anchor, isGroup }) =>
      textMarkup(text, {
        x,
        y,
        'text-anchor': anchor,
        ...(isGroup ? { 'font-weight': NAME.weight } : { fill: PAPER.soft }),
      }),
    );
    const signs = marks.map(({ modality, x, y }) => markMarkup(markPath(modality), x - 7, y - 7));
    const numbers = marginNumbers(heat, group, placed, tools).map(({ text, x, y, ink }) =>
      textMarkup(text, { x, y, 'text-anchor': 'middle', fill: ink('light') }),
    );
    return [
      cellsMarkup(placed.lines, group.scale),
      cellsMarkup(placed.margins, group.scale, NUMBERED),
      svgText('g', { transform: `translate(${placed.left} 0)` }, ...head, ...signs, ...numbers),
    ];
  });
  const strip = [layout.strip.lines, layout.strip.margins].map((placed) =>
    cellsMarkup(placed, heat.labelScale),
  );
  return {
    markup: svgText('g', { 'font-size': LABEL.size }, ...strip, ...groups),
    width,
    height: layout.height,
    legend: heatLegend(heat, look.quantity, tools),
    notes: [orderText(heat.lines, rows.length, look.sort.column, tools)],
  };
}

function cellsMarkup({ matrix, layout }: Placed, scale: CellScale, numbers?: CellNumbers): string {
  const cells = placedCells(matrix, layout).map(({ box, value }) =>
    value === null
      ? svgText('path', { d: hatchPath(box), fill: 'none', stroke: PAPER.line })
      : cellMarkup(lookOf(box, value, { scale, scheme: 'light', numbers })),
  );
  return svgText('g', { transform: `translate(${layout.left} 0)` }, ...cells);
}

function cellMarkup({ colour, share, ...box }: CellLook): string {
  const cell = svgText('rect', { ...box, fill: colour });
  const mark = share === null ? null : signMark(box, share);
  if (!mark) return cell;
  const { fill, opacity } = markOn(colour);
  return cell + svgText('rect', { ...mark, fill, 'fill-opacity': opacity });
}
