import { memo, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryPoint, Utterance } from '../../../session/types.ts';
import { useAgo } from '../../locales/use-ago.ts';
import { useFormat } from '../../locales/use-format.ts';
import { useElementSize } from '../../page/use-element-size.ts';
import { ChartFigure, useChartExport } from '../frame/ChartHeader.tsx';
import { Curve, Plot, useTicks, ValueAxis } from '../frame/Plot.tsx';
import { usePointed } from '../pointer/pointer-context.ts';
import classes from './Timeline.module.css';
import { drawBlocks, drawEnds } from './timeline-figure.ts';
import { timelinePaths, timeSpan, utteranceBlocks, visibleHistory } from './timeline-shape.ts';
import { UtteranceBlocks } from './UtteranceBlocks.tsx';

interface TimelineProps {
  history: readonly HistoryPoint[];
  /** How long ago the newest answer stopped being about now; 0 while it is. */
  ageSeconds: number;
  utterances: readonly Utterance[];
  inspectedId: string | null;
  onInspect: (id: string | null) => void;
  canInspect: (id: string) => boolean;
}

/** Above the highest value and below the lowest, so that their labels stay inside. */
const PADDING = 9;
const COLUMNS = ['seconds', 'sentiment', 'low', 'high', 'balance'] as const;
const BALANCE_TERMS = ['balance'] as const;

/** Sentiment and balance over the last minutes, with the utterances between them on the same time axis. */
export const Timeline = memo(function Timeline(props: TimelineProps) {
  const { history, ageSeconds, utterances, inspectedId, onInspect, canInspect } = props;
  const { t } = useTranslation();
  const pointed = usePointed();
  const format = useFormat();
  const ago = useAgo();
  const clip = useId();
  const { ref: sizeRef, width, height } = useElementSize();
  const { ref: balanceRef, height: balanceHeight } = useElementSize();
  const svg = useRef<SVGSVGElement>(null);
  const balanceSvg = useRef<SVGSVGElement>(null);

  const now = (history.at(-1)?.seconds ?? 0) + ageSeconds;
  const span = timeSpan(history, now);
  const whole = (value: number) => format.signed(value, 0);
  const { ticks, gutter } = useTicks([3, 0, -3], whole);
  const balances = useTicks([1, 0, -1], whole);
  const plot = Math.max(0, width - gutter);
  const x = (seconds: number) => gutter + ((seconds - span.from) / (span.to - span.from)) * plot;
  const y = (sentiment: number) => height / 2 - (sentiment / 3) * Math.max(0, height / 2 - PADDING);
  const balanceY = (beta: number) => balanceHeight / 2 - beta * Math.max(0, balanceHeight / 2 - PADDING);
  const points = visibleHistory(history, span, plot);
  const seen = points.filter((point) => point !== null);
  const sentiment = timelinePaths(points, (point) => point.sentiment, x, y);
  const balance = timelinePaths(points, (point) => point.balance, x, balanceY);
  const latest = seen.at(-1);
  const moment = pointed?.kind === 'moment' && pointed.seconds >= span.from ? x(pointed.seconds) : null;

  const ends = [t('timeline.ago', { time: format.clock(span.to - span.from) }), t('timeline.now')] as const;
  const rows = () => [
    COLUMNS.map((column) => t(`timeline.columns.${column}`)),
    ...history.map(({ seconds, sentiment, interval, balance }) => [
      ...[seconds, sentiment, interval?.low ?? null, interval?.high ?? null],
      balance,
    ]),
  ];
  const source = useChartExport({
    name: 'timeline',
    picture: () =>
      svg.current && {
        svg: svg.current,
        below: {
          height: 44,
          draw: (group) => {
            drawBlocks(group, utteranceBlocks(utterances, span, plot, 8), gutter);
            drawEnds(group, ends, { left: gutter, right: width, y: 38 });
          },
        },
      },
    rows,
  });
  const balanceSource = useChartExport({
    name: 'balance-history',
    picture: () =>
      balanceSvg.current && {
        svg: balanceSvg.current,
        below: { height: 20, draw: (group) => drawEnds(group, ends, { left: gutter, right: width, y: 16 }) },
      },
    rows,
  });
  const seconds = format.number(span.to - span.from, 0);
  const summary = latest
    ? t('timeline.summary', {
        seconds,
        when: ageSeconds > 0 ? ago(ageSeconds) : t('timeline.now'),
        value: format.signed(latest.sentiment, 1),
        low: format.signed(Math.min(...seen.map((point) => point.sentiment)), 1),
        high: format.signed(Math.max(...seen.map((point) => point.sentiment)), 1),
      })
    : t('timeline.empty');

  return (
    <div className={classes.timeline}>
      <ChartFigure
        id="timeline"
        className={classes.sentiment}
        title={t('timeline.title')}
        info={t('timeline.info')}
        source={source}
      >
        <div ref={sizeRef} className={classes.box}>
          <Plot ref={svg} width={width} height={height} label={summary}>
            <clipPath id={`${clip}-up`}>
              <rect x={0} y={0} width={width} height={height / 2} />
            </clipPath>
            <clipPath id={`${clip}-down`}>
              <rect x={0} y={height / 2} width={width} height={height / 2} />
            </clipPath>
            <ValueAxis ticks={ticks} y={y} from={gutter} to={width} />
            <path d={sentiment.area} clipPath={`url(#${clip}-up)`} className={classes.up} />
            <path d={sentiment.area} clipPath={`url(#${clip}-down)`} className={classes.down} />
            <Curve
              line={sentiment.line}
              latest={latest ? { x: x(latest.seconds), y: y(latest.sentiment) } : null}
            />
            {moment !== null && <path d={`M${moment},0V${height}`} className={classes.moment} />}
          </Plot>
        </div>
        <UtteranceBlocks
          utterances={utterances}
          span={span}
          left={gutter}
          width={plot}
          inspectedId={inspectedId}
          onInspect={onInspect}
          canInspect={canInspect}
        />
        <p className={classes.ends} style={{ marginLeft: gutter }}>
          <span>{ends[0]}</span>
          <span>{ends[1]}</span>
        </p>
      </ChartFigure>
      <ChartFigure
        id="balance-history"
        className={classes.balance}
        title={t('timeline.balance.title')}
        info={t('timeline.balance.info')}
        terms={BALANCE_TERMS}
        source={balanceSource}
      >
        <div ref={balanceRef} className={classes.box}>
          <Plot
            ref={balanceSvg}
            width={width}
            height={balanceHeight}
            label={t('timeline.balance.summary', {
              seconds,
              when: ageSeconds > 0 ? ago(ageSeconds) : t('timeline.now'),
              value: format.signed(latest?.balance ?? 0),
            })}
          >
            <ValueAxis ticks={balances.ticks} y={balanceY} from={gutter} to={width} />
            <Curve
              line={balance.line}
              latest={latest ? { x: x(latest.seconds), y: balanceY(latest.balance) } : null}
            />
          </Plot>
        </div>
      </ChartFigure>
    </div>
  );
});
