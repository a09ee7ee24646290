import { type PointerEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryPoint } from '../../../session/types.ts';
import { ChartFigure, useChartExport } from '../../charts/frame/ChartHeader.tsx';
import { Curve, Plot, useTicks, ValueAxis } from '../../charts/frame/Plot.tsx';
import { useMarked, usePointer } from '../../charts/pointer/pointer-context.ts';
import { pointerPlace } from '../../charts/pointer/pointer-place.ts';
import type { Shown } from '../../charts/prediction/shown.ts';
import { type TimeSpan, timelinePaths, visibleHistory } from '../../charts/timeline/timeline-shape.ts';
import { useFormat } from '../../locales/use-format.ts';
import { useElementSize } from '../../page/use-element-size.ts';
import { ChartRow, LabPanel } from '../panel/LabPanel.tsx';
import {
  HISTORY_NAMES,
  type HistoryQuantity,
  historyRange,
  historyRows,
  measured,
  momentOf,
  pointNear,
  stepAt,
} from '../stages/history-lines.ts';
import classes from './HistoryPanel.module.css';
import { useHistory } from './use-history.ts';

const HEIGHT = 96;
/** Above the highest value and below the lowest, so that their labels stay inside. */
const PADDING = 9;
const TERMS = {
  sentiment: ['logit'],
  balance: ['balance'],
  conflict: ['conflict'],
  borrow: ['borrow'],
} as const;

/** Prediction, balance, conflict and borrowing over the session. */
export function HistoryPanel() {
  return (
    <LabPanel height={260} once>
      {({ shown }) => <History window={shown.window} />}
    </LabPanel>
  );
}

function History({ window }: { window: Shown['window'] }) {
  const { history, span } = useHistory();
  const { point, pin } = usePointer();
  const marked = useMarked(window);
  const [hovered, setHovered] = useState<number | null>(null);
  const visit = (seconds: number | null) => {
    setHovered(seconds);
    point(seconds === null ? null : stepAt(seconds, window));
  };
  const pinHovered = () => {
    const step = hovered === null ? null : stepAt(hovered, window);
    if (step) pin?.(step);
  };
  return (
    <ChartRow>
      {HISTORY_NAMES.map((quantity) => (
        <HistoryLine
          key={quantity}
          quantity={quantity}
          history={history}
          span={span}
          window={window}
          at={hovered ?? momentOf(marked, window)}
          onVisit={visit}
          onPin={pinHovered}
        />
      ))}
    </ChartRow>
  );
}

interface HistoryLineProps {
  quantity: HistoryQuantity;
  history: readonly HistoryPoint[];
  span: TimeSpan;
  /** The window that the other charts show. */
  window: { startSeconds: number; endSeconds: number };
  /** The moment pointed at, here or in another chart. */
  at: number | null;
  onVisit: (seconds: number | null) => void;
  onPin: () => void;
}

function HistoryLine({ quantity, history, span, window, at, onVisit, onPin }: HistoryLineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ref: sizeRef, width } = useElementSize();
  const svg = useRef<SVGSVGElement>(null);
  const known = useMemo(() => measured(history, quantity), [history, quantity]);
  const values = useMemo(() => known.map((point) => point[quantity] ?? 0), [known, quantity]);
  const { low, high } = historyRange(quantity, values);
  const text = quantity === 'conflict' || quantity === 'borrow' ? format.number : format.signed;
  const { ticks, gutter } = useTicks([low, (low + high) / 2, high], (value) =>
    text(value, Number.isInteger(value) ? 0 : 2),
  );
  const plot = Math.max(0, width - gutter);
  const within = (seconds: number) => Math.min(Math.max(seconds, span.from), span.to);
  const x = (seconds: number) => gutter + ((within(seconds) - span.from) / (span.to - span.from)) * plot;
  const y = (value: number) => PADDING + (1 - (value - low) / (high - low)) * (HEIGHT - 2 * PADDING);
  const { line } = timelinePaths(visibleHistory(known, span, plot), (point) => point[quantity] ?? 0, x, y);
  const latest = known.at(-1);
  const here = at === null ? null : pointNear(known, at);
  const told = here ?? latest;
  const id = `lab-history-${quantity}`;
  const source = useChartExport({
    name: id,
    rows: () => historyRows(history, (column) => t(`lab.history.csv.${column}`)),
    picture: () => svg.current && { svg: svg.current },
  });
  const title = t(`lab.history.${quantity}.title`);
  const visit = (event: PointerEvent<HTMLElement>) => {
    const across = pointerPlace(event).x - gutter;
    onVisit(across < 0 || plot === 0 ? null : span.from + (across / plot) * (span.to - span.from));
  };
  return (
    <ChartFigure
      id={id}
      title={title}
      info={t(`lab.history.${quantity}.info`)}
      terms={TERMS[quantity]}
      source={source}
      aside={told && text(told[quantity] ?? 0)}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: points at moments that the charts above reach by keyboard */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the same */}
      <div
        ref={sizeRef}
        className={classes.body}
        style={{ height: HEIGHT }}
        onPointerMove={visit}
        onPointerDown={visit}
        onPointerLeave={() => onVisit(null)}
        onClick={onPin}
      >
        <Plot
          ref={svg}
          width={width}
          height={HEIGHT}
          label={
            latest
              ? t('lab.history.summary', {
                  title,
                  value: text(latest[quantity] ?? 0),
                  low: text(Math.min(...values)),
                  high: text(Math.max(...values)),
                  seconds: format.number(latest.seconds - (known[0]?.seconds ?? 0), 0),
                })
              : t('lab.history.empty', { title })
          }
        >
          <rect
            x={x(window.startSeconds)}
            y={0}
            width={Math.max(0, x(window.endSeconds) - x(window.startSeconds))}
            height={HEIGHT}
            className={classes.window}
          />
          <ValueAxis ticks={ticks} y={y} from={gutter} to={width} />
          <Curve line={line} latest={latest ? { x: x(latest.seconds), y: y(latest[quantity] ?? 0) } : null} />
          {at !== null && (
            <g data-screen-only>
              <path d={`M${x(at)},0V${HEIGHT}`} className={classes.at} />
              {here && (
                <circle cx={x(here.seconds)} cy={y(here[quantity] ?? 0)} r={3.5} className={classes.here} />
              )}
            </g>
          )}
        </Plot>
      </div>
    </ChartFigure>
  );
}
