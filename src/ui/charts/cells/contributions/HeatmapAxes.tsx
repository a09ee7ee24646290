import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { STEP_SECONDS } from '../../../../features/frames.ts';
import { MODALITIES, type Modality } from '../../../../model/modalities.ts';
import { useFormat } from '../../../locales/use-format.ts';
import { ModalityMark } from '../../../page/icons.tsx';
import { divergingColour, inkOn, type Scheme } from '../../../theme/colours.ts';
import { useTextWidth } from '../../labels/use-text-width.ts';
import type { Point, Pointed } from '../../pointer/pointed.ts';
import { type ContributionTable, rowOf } from '../../prediction/contribution-table.ts';
import { isPresent, type Shown } from '../../prediction/shown.ts';
import { overlaps } from '../../prediction/words.ts';
import classes from './ContributionHeatmap.module.css';
import { type CellAddress, fittingTicks, type HeatmapLayout, WORD_LINE_HEIGHT } from './heatmap-layout.ts';
import { type PaintedCell, paintedCells } from './heatmap-paint.ts';
import { BESIDE_MARK } from './heatmap-room.ts';

interface HeatmapAxesProps {
  ref: Ref<SVGSVGElement>;
  layout: HeatmapLayout;
  table: ContributionTable;
  shown: Shown;
  pointed: Pointed | null;
  cell: CellAddress | null;
  /** What is written into a cell; null where there is no room. */
  numberOf: (cell: PaintedCell) => string | null;
  scale: { limit: number; scheme: Scheme };
  labelWidth: number;
  sumWidth: number;
  narrow: boolean;
  onPoint: Point;
  onPin: Point;
}

/** Everything of the heatmap that is not a cell: names, words, seconds, sums and what is pointed at. */
export function HeatmapAxes(props: HeatmapAxesProps) {
  const { ref, layout, table, shown, pointed, cell, numberOf, scale } = props;
  const { labelWidth, sumWidth, narrow, onPoint, onPin } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { rows, rowHeight, labels } = layout;
  const width = labelWidth + layout.width + sumWidth;
  const topOf = (modality: Modality) => rows.find((row) => row.modality === modality)?.top ?? 0;
  const widthOf = useTextWidth();
  const tickText = (second: number) =>
    shown.window.numbered
      ? format.number(second / STEP_SECONDS, 0)
      : t('heatmap.axis', { seconds: format.number(second, 0) });
  const seconds = fittingTicks(layout.axisSeconds, layout.width, widthOf(tickText(layout.axisSeconds)) + 10);

  return (
    <svg ref={ref} className={classes.axes} width={width} height={layout.height} aria-hidden="true">
      {MODALITIES.map((modality) => (
        <g key={modality} className={classes.group}>
          <ModalityMark modality={modality} x={7} y={topOf(modality) + rowHeight + 1} size={14} />
          {!narrow && (
            <text x={BESIDE_MARK} y={topOf(modality) + rowHeight + 5} className={classes.modality}>
              {t(`modality.${modality}`)}
            </text>
          )}
        </g>
      ))}
      {rows.map(({ branch, modality, top }) => {
        const marked =
          pointed?.kind === 'stream' && pointed.branch === branch && pointed.modality === modality;
        const present = isPresent(shown, modality);
        return (
          <g key={`${branch}-${modality}`} data-marked={marked || undefined} className={classes.row}>
            <text x={labelWidth - 8} y={top + rowHeight / 2 + 4} textAnchor="end">
              {t(`branch.${branch}`)}
            </text>
            {present ? (
              <text x={width} y={top + rowHeight / 2 + 4} textAnchor="end" className={classes.sum}>
                {format.signed(rowOf(table, branch, modality).net)}
              </text>
            ) : (
              <text x={labelWidth + 8} y={top + rowHeight / 2 + 4} className={classes.absent}>
                {branch === 'shared' ? t(`absent.${modality}`) : ''}
              </text>
            )}
          </g>
        );
      })}
      <g transform={`translate(${labelWidth} 0)`}>
        {rows.map(({ branch, modality, top }) => {
          const end = layout.columns[modality].at(-1)?.right ?? 0;
          return (
            end > 0 && (
              <rect
                key={`${branch}-${modality}`}
                x={-0.5}
                y={top - 0.5}
                width={Math.round(end) + 1}
                height={rowHeight + 1}
                className={classes.extent}
              />
            )
          );
        })}
        {paintedCells(layout, table).map((painted) => {
          const number = numberOf(painted);
          if (number === null || painted.points === null) return null;
          const share = painted.points / scale.limit;
          const ink = (scheme: Scheme) => inkOn(divergingColour(share, scheme));
          return (
            <text
              key={`${painted.x} ${painted.y}`}
              x={painted.x + painted.width / 2}
              y={painted.y + painted.height / 2 + 4}
              textAnchor="middle"
              style={{ fill: ink(scale.scheme) }}
              data-light-fill={ink('light')}
              className={classes.number}
            >
              {number}
            </text>
          );
        })}
        {labels.map(({ word, centre, line }) => {
          const marked = pointed?.kind === 'word' && overlaps(pointed, word);
          if (line === null && !marked) return null;
          const { segmentId, start, end } = word;
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: for the pointer; the keyboard pins the word’s cells
            <text
              key={`${segmentId}-${start}`}
              x={centre}
              y={layout.labelTop + 12 + (line ?? 1) * WORD_LINE_HEIGHT}
              textAnchor="middle"
              className={classes.word}
              data-marked={marked || undefined}
              onPointerEnter={() => onPoint({ kind: 'word', segmentId, start, end })}
              onClick={(event) => {
                event.stopPropagation();
                onPin({ kind: 'word', segmentId, start, end });
              }}
            >
              {word.text}
            </text>
          );
        })}
        {seconds.map((second) => (
          <text
            key={second}
            x={(second / layout.axisSeconds) * layout.width}
            y={layout.axisTop + 14}
            textAnchor={second === 0 ? 'start' : second === layout.axisSeconds ? 'end' : 'middle'}
          >
            {tickText(second)}
          </text>
        ))}
        <g data-screen-only>
          <PointedColumns layout={layout} shown={shown} pointed={pointed} />
          {cell && <CellCursor layout={layout} cell={cell} />}
        </g>
      </g>
    </svg>
  );
}

/** A frame around the columns of the word or moment that is pointed at. */
function PointedColumns({
  layout,
  shown,
  pointed,
}: {
  layout: HeatmapLayout;
  shown: Shown;
  pointed: Pointed | null;
}) {
  if (!pointed || pointed.kind === 'stream') return null;
  const modality: Modality = pointed.kind === 'word' ? 'language' : 'acoustic';
  const steps =
    pointed.kind === 'word'
      ? shown.window.tokens.flatMap((token, step) => (overlaps(pointed, token) ? [step] : []))
      : [Math.floor((pointed.seconds - shown.window.startSeconds) / STEP_SECONDS)];
  const columns = layout.columns[modality];
  const [first, last] = [columns[steps[0] ?? -1], columns[steps.at(-1) ?? -1]];
  if (!first || !last) return null;
  const rows = layout.rows.filter((row) =>
    pointed.kind === 'word' ? row.modality === 'language' : row.modality !== 'language',
  );
  const top = rows[0]?.top ?? 0;
  const bottom = (rows.at(-1)?.top ?? 0) + layout.rowHeight;
  return (
    <rect
      x={first.left - 1.5}
      y={top - 1.5}
      width={last.right - first.left + 2}
      height={bottom - top + 3}
      className={classes.pointed}
    />
  );
}

function CellCursor({ layout, cell }: { layout: HeatmapLayout; cell: CellAddress }) {
  const row = layout.rows.find(
    ({ branch, modality }) => branch === cell.branch && modality === cell.modality,
  );
  const column = layout.columns[cell.modality][cell.step];
  if (!row || !column) return null;
  return (
    <rect
      x={column.left - 1}
      y={row.top - 1}
      width={column.right - column.left + 1}
      height={layout.rowHeight + 2}
      className={classes.cursor}
    />
  );
}
