import { memo, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { lineRows } from '../../../corpus/heat-lines.ts';
import { cellBox } from '../../charts/cells/cell-layout.ts';
import type { TextWidth } from '../../charts/labels/text-width.ts';
import { useTextWidth } from '../../charts/labels/use-text-width.ts';
import { useFormat } from '../../locales/use-format.ts';
import { ModalityMark } from '../../page/icons.tsx';
import type { Scheme } from '../../theme/colours.ts';
import type { ColumnWords } from '../words/column-words.ts';
import classes from './Heatmap.module.css';
import type { Heat, HeatGroup } from './heat-groups.ts';
import {
  type HeatLayout,
  type HeatPlace,
  MARK,
  placedAt,
  type RowPlace,
  type Stretch,
} from './heat-layout.ts';
import { heatHead, marginNumbers } from './heat-text.ts';

interface HeatAxesProps {
  ref: Ref<SVGSVGElement>;
  heat: Heat;
  layout: HeatLayout;
  scheme: Scheme;
  words: ColumnWords;
  rows: Int32Array;
  /** [N], 1 for selected rows. */
  chosen: Uint8Array;
  selected: number;
  pointedLine: number;
  brush: { from: number; to: number } | null;
  cursor: HeatPlace | null;
}

/** Everything of the heatmap that is not a cell: names, means in numbers, and what is selected and pointed at. */
export function HeatAxes(props: HeatAxesProps) {
  const { ref, heat, layout, scheme, words, rows, chosen, selected, pointedLine, brush, cursor } = props;
  const { t } = useTranslation('corpus');
  const widthOf = useTextWidth();
  const marks = selected === 0 ? '' : selectedPath(layout.lines, rows, chosen);
  const last = layout.groups.at(-1);
  const right = (last?.left ?? 0) + (last?.width ?? 0);
  const cell = cursor && cursor.column >= 0 ? placedAt(layout, cursor) : null;
  const box = cell && cursor && cellBox(cell.placed.layout, { row: cell.row, column: cursor.column });
  const [brushed, point] = [brush && stretchOf(layout.lines, brush), layout.lines[pointedLine]];
  return (
    <svg ref={ref} className={classes.axes} width={right} height={layout.height} aria-hidden="true">
      {heat.groups.map((group, index) => {
        const placed = layout.groups[index];
        return (
          placed && (
            <GroupHead key={group.side} group={group} placed={placed} words={words} widthOf={widthOf} />
          )
        );
      })}
      {heat.groups.map((group, index) => {
        const placed = layout.groups[index];
        return (
          placed && (
            <Margins
              key={group.side}
              heat={heat}
              group={group}
              placed={placed}
              scheme={scheme}
              widthOf={widthOf}
            />
          )
        );
      })}
      <path d={marks} className={classes.marks} />
      <g data-screen-only>
        {brushed && <rect x={0} width={right} {...brushed} className={classes.brush} />}
        {point && (
          <rect
            x={MARK.left + 0.5}
            y={point.top - 0.5}
            width={right - 1}
            height={point.pitch + 1}
            className={classes.pointed}
          />
        )}
        {box && cell && (
          <rect
            x={cell.placed.layout.left + box.x - 1}
            y={box.y - 1}
            width={box.width + 2}
            height={box.height + 2}
            className={classes.cursor}
          />
        )}
      </g>
      <title>{t('heatmap.title')}</title>
    </svg>
  );
}

/** A mark for every line that holds a selected row. */
function selectedPath(lines: readonly RowPlace[], rows: Int32Array, chosen: Uint8Array): string {
  return lines
    .map(({ top, pitch }, line) => {
      const { from, to } = lineRows(line, lines.length, rows.length);
      const any = rows.subarray(from, to).some((row) => chosen[row]);
      return any ? `M${MARK.left},${top}h${MARK.width}v${pitch}h${-MARK.width}z` : '';
    })
    .join('');
}

/** From the upper of two lines to the lower. */
function stretchOf(lines: readonly RowPlace[], brush: { from: number; to: number }) {
  const first = lines[Math.min(brush.from, brush.to)];
  const last = lines[Math.max(brush.from, brush.to)];
  return first && last && { y: first.top, height: last.top + last.pitch - first.top };
}

interface GroupProps {
  group: HeatGroup;
  placed: Stretch;
  widthOf: TextWidth;
}

/** Network, branches and modalities over the cells. */
const GroupHead = memo(function GroupHead(props: GroupProps & { words: ColumnWords }) {
  const { group, placed, words, widthOf } = props;
  const { t } = useTranslation(['corpus', 'translation']);
  const { texts, marks } = heatHead(group, placed, { t, words, widthOf });
  return (
    <g transform={`translate(${placed.left} 0)`}>
      {texts.map(({ key, text, x, y, anchor, isGroup }) => (
        <text key={key} x={x} y={y} textAnchor={anchor} {...(isGroup && { className: classes.group })}>
          {text}
        </text>
      ))}
      {marks.map(({ key, modality, x, y }) => (
        <ModalityMark key={key} modality={modality} x={x} y={y} size={14} />
      ))}
    </g>
  );
});

/** The means under the lines, in numbers where they fit. */
const Margins = memo(function Margins(props: GroupProps & { heat: Heat; scheme: Scheme }) {
  const { heat, group, placed, scheme, widthOf } = props;
  const format = useFormat();
  return (
    <g transform={`translate(${placed.left} 0)`}>
      {marginNumbers(heat, group, placed, { format, widthOf }).map(({ key, text, x, y, ink }) => (
        <text
          key={key}
          x={x}
          y={y}
          textAnchor="middle"
          style={{ fill: ink(scheme) }}
          data-light-fill={ink('light')}
        >
          {text}
        </text>
      ))}
    </g>
  );
});
