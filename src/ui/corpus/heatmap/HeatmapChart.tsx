import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lineOf, lineRows } from '../../../corpus/heat-lines.ts';
import { chosenMask } from '../../../corpus/selection.ts';
import type { CellScale } from '../../charts/cells/cell-scale.ts';
import { drawCells } from '../../charts/cells/paint-cells.ts';
import { ChartFigure, useChartExport } from '../../charts/frame/ChartHeader.tsx';
import { pointerPlace } from '../../charts/pointer/pointer-place.ts';
import { type Format, useFormat } from '../../locales/use-format.ts';
import { useElementSize } from '../../page/use-element-size.ts';
import { useScheme } from '../../theme/use-scheme.ts';
import { useCorpus, useCorpusStore } from '../store/corpus-context.ts';
import { LIKENESS } from '../store/corpus-state.ts';
import type { ColumnWords } from '../words/column-words.ts';
import { useColumnWords } from '../words/use-column-words.ts';
import { HeatAxes } from './HeatAxes.tsx';
import { HeatCells, NUMBERED } from './HeatCells.tsx';
import { HeatControls } from './HeatControls.tsx';
import { HeatLegend } from './HeatLegend.tsx';
import classes from './Heatmap.module.css';
import { HeatTip } from './HeatTip.tsx';
import { type Heat, heatBody, heatWith } from './heat-groups.ts';
import { type HeatPlace, heatLayout, heatPlace, lineAt, mostLines, type Stretch } from './heat-layout.ts';
import { heatCsv, heatLegend, orderText } from './heat-picture.ts';
import { useLikeness } from './use-likeness.ts';

const TERMS = ['contribution', 'balance', 'branches'] as const;
/** Of the whole chart where rows are many. */
const ROOM = 640;
const MOVES: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, PageUp: -20, PageDown: 20 };

/** Rows of the corpus as lines of coloured cells, branch by modality: drag over them to select. */
export function HeatmapChart() {
  const scheme = useScheme();
  const { t } = useTranslation(['corpus', 'translation']);
  const format = useFormat();
  const words = useColumnWords();
  useLikeness();
  const { select, point } = useCorpusStore();
  const columns = useCorpus((state) => state.columns);
  const rows = useCorpus((state) => state.rows);
  const selection = useCorpus((state) => state.selection);
  const pointed = useCorpus((state) => state.pointed);
  const quantity = useCorpus((state) => state.quantity);
  const show = useCorpus((state) => state.show);
  const b = useCorpus((state) => state.b);
  const sort = useCorpus((state) => state.sort);
  const waits = useCorpus((state) => state.sort.column === LIKENESS && state.likeness === null);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const svg = useRef<SVGSVGElement>(null);
  const [place, setPlace] = useState<(HeatPlace & { byKey: boolean }) | null>(null);
  const [brush, setBrush] = useState<{ from: number; to: number } | null>(null);
  // Colours of a thousand cells may follow a brush a frame later.
  const marginsOf = useDeferredValue(selection);

  const most = mostLines(ROOM);
  const look = useMemo(() => ({ quantity, show, b }), [quantity, show, b]);
  const body = useMemo(() => columns && heatBody(columns, rows, look, most), [columns, rows, look, most]);
  const heat = useMemo(
    () => columns && body && heatWith(body, columns, rows, marginsOf, look),
    [columns, body, rows, marginsOf, look],
  );
  const layout = useMemo(() => heat && heatLayout(heat, width, most), [heat, width, most]);
  const places = useMemo(() => placesOf(rows, columns?.rows ?? 0), [rows, columns]);
  const chosen = useMemo(() => chosenMask(selection, columns?.rows ?? 0), [selection, columns]);
  const order = orderText(heat?.lines ?? 0, rows.length, sort.column, { t, words });

  const source = useChartExport({
    name: 'corpus-heatmap',
    rows: () => (columns ? heatCsv(columns, rows, look, words, t) : []),
    picture: () =>
      svg.current &&
      heat &&
      layout && {
        svg: svg.current,
        underlay: (copy) => {
          const draw = ({ lines, margins }: Stretch, scale: CellScale) => {
            drawCells(copy, lines.matrix, lines.layout, { scale });
            drawCells(copy, margins.matrix, margins.layout, { scale, numbers: NUMBERED });
          };
          for (const [index, stretch] of layout.groups.entries()) {
            const group = heat.groups[index];
            if (group) draw(stretch, group.scale);
          }
          draw(layout.strip, heat.labelScale);
        },
        legend: heat.groups.length > 0 ? heatLegend(heat, quantity, { t, format, words }) : [],
        notes: [order],
      },
  });
  const means = useMemo(() => heat && meansText(heat, words, format), [heat, words, format]);
  if (!heat || !layout) return null;

  const rowsOf = (from: number, to: number) => {
    const [first, last] = [Math.min(from, to), Math.max(from, to)];
    return rows.subarray(
      lineRows(first, heat.lines, rows.length).from,
      lineRows(last, heat.lines, rows.length).to,
    );
  };
  const visit = (next: HeatPlace | null, byKey: boolean) => {
    setPlace(next && { ...next, byKey });
    const line = next && next.row < heat.lines ? next.row : null;
    point(line === null ? null : (rows[lineRows(line, heat.lines, rows.length).from] ?? null));
  };
  const pointedPlace = pointed === null ? -1 : (places[pointed] ?? -1);
  const pointedLine = pointedPlace < 0 ? -1 : lineOf(pointedPlace, heat.lines, rows.length);
  const shown = place && place.row < layout.lines.length + layout.margins.length ? place : null;
  return (
    <ChartFigure
      id="corpus-heatmap"
      title={t('heatmap.title')}
      info={t('heatmap.info')}
      terms={TERMS}
      source={source}
    >
      <HeatControls />
      <div
        ref={ref}
        className={classes.body}
        style={{ height: layout.height }}
        data-testid="corpus-heatmap-cells"
        data-lines={heat.lines}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: reached by keyboard, the arrow keys move over its lines
        tabIndex={0}
        role="application"
        aria-label={t('heatmap.summary', { n: rows.length, means })}
        onPointerDown={(event) => {
          const { y } = pointerPlace(event);
          if (event.button !== 0 || y < (layout.lines[0]?.top ?? 0)) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          const line = lineAt(layout, y);
          if (line >= 0) setBrush({ from: line, to: line });
        }}
        onPointerMove={(event) => {
          const { x, y } = pointerPlace(event);
          if (brush) {
            const to = lineAt(layout, y);
            if (to === brush.to) return;
            setBrush({ ...brush, to });
            select(rowsOf(brush.from, to), event.ctrlKey || event.metaKey ? 'add' : 'replace');
          }
          visit(heatPlace(layout, x, y), false);
        }}
        onPointerUp={(event) => {
          if (brush && brush.from === brush.to) {
            const many = event.ctrlKey || event.metaKey;
            select(rowsOf(brush.from, brush.to), many ? 'toggle' : event.shiftKey ? 'add' : 'replace');
          }
          setBrush(null);
        }}
        onPointerCancel={() => setBrush(null)}
        onPointerLeave={() => visit(null, false)}
        onBlur={() => visit(null, false)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') return select([]);
          const here = shown ?? { row: 0, group: 0, column: 0 };
          const to = { ...here, column: Math.max(0, here.column) };
          if (event.key === ' ') {
            event.preventDefault();
            if (shown && shown.row < heat.lines) select(rowsOf(shown.row, shown.row), 'toggle');
            return;
          }
          const move = MOVES[event.key] ?? 0;
          const across = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
          if (move === 0 && across === 0 && event.key !== 'Home' && event.key !== 'End') return;
          event.preventDefault();
          const last = layout.lines.length + layout.margins.length - 1;
          to.row =
            event.key === 'Home' ? 0 : event.key === 'End' ? last : clamp(to.row + (shown ? move : 0), last);
          const wide = heat.groups[0]?.columns.length ?? 1;
          const at = clamp(to.group * wide + to.column + (shown ? across : 0), heat.groups.length * wide - 1);
          to.group = Math.floor(at / wide);
          to.column = at % wide;
          visit(to, true);
          if (event.shiftKey && move !== 0 && to.row < heat.lines) select(rowsOf(here.row, to.row), 'add');
        }}
      >
        <HeatCells heat={heat} layout={layout} scheme={scheme} />
        <HeatAxes
          ref={svg}
          heat={heat}
          layout={layout}
          scheme={scheme}
          words={words}
          rows={rows}
          chosen={chosen}
          selected={selection.length}
          pointedLine={pointedLine}
          brush={brush}
          cursor={shown}
        />
        {shown && (
          <HeatTip
            heat={heat}
            layout={layout}
            place={shown}
            rows={rows}
            words={words}
            announced={shown.byKey}
          />
        )}
      </div>
      <p className={classes.order} data-testid="corpus-order" data-waiting={waits || undefined}>
        {waits ? t('heatmap.likening') : order}
      </p>
      <HeatLegend heat={heat} quantity={quantity} words={words} />
    </ChartFigure>
  );
}

const clamp = (value: number, most: number) => Math.max(0, Math.min(most, value));

/** The means of all rows, in words. */
function meansText({ groups, lines }: Heat, words: ColumnWords, format: Format): string {
  return groups
    .flatMap(({ side, columns, values }) =>
      columns.map(({ measure }, column) => {
        const mean = values[lines * columns.length + column];
        return `${words.column(`${side}:${measure}`)} ${mean == null ? '–' : format.signed(mean)}`;
      }),
    )
    .join(', ');
}

/** [N], where each row stands in the order; -1 of those that are not in it. */
function placesOf(rows: Int32Array, count: number): Int32Array {
  const places = new Int32Array(count).fill(-1);
  for (const [place, row] of rows.entries()) places[row] = place;
  return places;
}
