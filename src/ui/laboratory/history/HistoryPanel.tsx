import { useElementSize } from '@mantine/hooks';
import { memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryPoint } from '../../../session/types.ts';
import { ChartHeader, useChartExport } from '../../charts/ChartHeader.tsx';
import { type TimeSpan, timelinePaths, timeSpan, visibleHistory } from '../../charts/timeline-shape.ts';
import { useFormat } from '../../locales/use-format.ts';
import { useLive } from '../../shell/live-context.tsx';
import { ChartRow, LabPanel } from '../LabPanel.tsx';
import {
  HISTORY_NAMES,
  HISTORY_QUANTITIES,
  type HistoryQuantity,
  historyRows,
  measured,
} from '../stages/history-lines.ts';
import classes from './HistoryPanel.module.css';

const GUTTER = 30;
const HEIGHT = 92;
const TERMS = {
  sentiment: ['logit'],
  balance: ['balance'],
  conflict: ['conflict'],
  borrow: ['borrow'],
} as const;

/** Prediction, balance, conflict and borrowing over the session. */
export function HistoryPanel() {
  return <LabPanel height={260}>{() => <History />}</LabPanel>;
}

function History() {
  const history = useLive((live) => live.history);
  const span = timeSpan(history, history.at(-1)?.seconds ?? 0);
  return (
    <ChartRow>
      {HISTORY_NAMES.map((quantity) => (
        <HistoryLine key={quantity} quantity={quantity} history={history} span={span} />
      ))}
    </ChartRow>
  );
}

interface HistoryLineProps {
  quantity: HistoryQuantity;
  history: readonly HistoryPoint[];
  span: TimeSpan;
}

const HistoryLine = memo(function HistoryLine({ quantity, history, span }: HistoryLineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ref: sizeRef, width } = useElementSize();
  const svg = useRef<SVGSVGElement>(null);
  const { low, high } = HISTORY_QUANTITIES[quantity];
  const plot = Math.max(0, width - GUTTER);
  const x = (seconds: number) => GUTTER + ((seconds - span.from) / (span.to - span.from)) * plot;
  const y = (value: number) => 4 + (1 - (value - low) / (high - low)) * (HEIGHT - 8);
  const points = visibleHistory(measured(history, quantity), span, plot);
  const { line } = timelinePaths(points, (point) => point[quantity] ?? 0, x, y);
  const latest = measured(history, quantity).at(-1);
  const id = `lab-history-${quantity}`;
  const source = useChartExport({
    name: id,
    rows: () => historyRows(history, (column) => t(`lab.history.csv.${column}`)),
    picture: () => svg.current && { svg: svg.current },
  });
  const title = t(`lab.history.${quantity}.title`);
  const value = latest ? format.number(latest[quantity] ?? 0) : '';
  const text = quantity === 'conflict' || quantity === 'borrow' ? format.number : format.signed;
  return (
    <figure aria-labelledby={`${id}-title`} data-testid={id}>
      <ChartHeader
        id={`${id}-title`}
        title={title}
        info={t(`lab.history.${quantity}.info`)}
        terms={TERMS[quantity]}
        source={source}
        aside={latest && text(latest[quantity] ?? 0)}
      />
      <div ref={sizeRef} style={{ height: HEIGHT }}>
        <svg
          ref={svg}
          className={classes.plot}
          width={width}
          height={HEIGHT}
          role="img"
          aria-label={
            latest
              ? t('lab.history.summary', { title, value, seconds: format.number(span.to - span.from, 0) })
              : t('lab.history.empty', { title })
          }
        >
          {[low, (low + high) / 2, high].map((tick) => (
            <g key={tick}>
              <path d={`M${GUTTER},${y(tick)}H${width}`} className={classes.grid} />
              <text x={0} y={y(tick) + 4}>
                {text(tick, Number.isInteger(tick) ? 0 : 2)}
              </text>
            </g>
          ))}
          <path d={line} className={classes.line} />
          {latest && (
            <circle cx={x(latest.seconds)} cy={y(latest[quantity] ?? 0)} r={3} className={classes.latest} />
          )}
        </svg>
      </div>
    </figure>
  );
});
