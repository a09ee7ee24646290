import { memo, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryPoint, Utterance } from '../../../session/types.ts';
import { useAgo } from '../../locales/use-ago.ts';
import { useFormat } from '../../locales/use-format.ts';
import { useElementSize } from '../../page/use-element-size.ts';
import type { Scheme } from '../../theme/colours.ts';
import { ChartHeader, useChartExport } from '../frame/ChartHeader.tsx';
import { widest } from '../labels/text-width.ts';
import { useTextWidth } from '../labels/use-text-width.ts';
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
  scheme: Scheme;
}

const HEADER = 'timeline-title';
const BALANCE_HEADER = 'balance-history-title';
/** Above the highest value and below the lowest, so that their labels stay inside. */
const PADDING = 9;
const BALANCE_TERMS = ['balance'] as const;

/** Sentiment and balance over the last minutes, with the utterances between them on the same time axis. */
export const Timeline = memo(function Timeline(props: TimelineProps) {
  const { history, ageSeconds, utterances, inspectedId, onInspect, canInspect, scheme } = props;
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
  const widthOf = useTextWidth();
  const gutter = widest([format.signed(-3, 0), format.signed(1, 0)], widthOf) + 6;
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
    [t('timeline.columns.seconds'), t('timeline.columns.sentiment'), t('timeline.columns.balance')],
    ...history.map((point) => [point.seconds, point.sentiment, point.balance]),
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
        value: format.signed(latest.sentiment),
        low: format.signed(Math.min(...seen.map((point) => point.sentiment))),
        high: format.signed(Math.max(...seen.map((point) => point.sentiment))),
      })
    : t('timeline.empty');

  return (
    <div className={classes.timeline}>
      <figure aria-labelledby={HEADER} className={classes.sentiment}>
        <ChartHeader id={HEADER} title={t('timeline.title')} info={t('timeline.info')} source={source} />
        <div ref={sizeRef} className={classes.box}>
          <svg
            ref={svg}
            className={classes.plot}
            width={width}
            height={height}
            role="img"
            aria-label={summary}
          >
            <clipPath id={`${clip}-up`}>
              <rect x={0} y={0} width={width} height={height / 2} />
            </clipPath>
            <clipPath id={`${clip}-down`}>
              <rect x={0} y={height / 2} width={width} height={height / 2} />
            </clipPath>
            {[3, 0, -3].map((value) => (
              <g key={value}>
                <path
                  d={`M${gutter},${y(value)}H${width}`}
                  className={value === 0 ? classes.zero : classes.grid}
                />
                <text x={0} y={y(value) + 4}>
                  {format.signed(value, 0)}
                </text>
              </g>
            ))}
            <path d={sentiment.area} clipPath={`url(#${clip}-up)`} className={classes.up} />
            <path d={sentiment.area} clipPath={`url(#${clip}-down)`} className={classes.down} />
            <path d={sentiment.line} className={classes.line} />
            {latest && (
              <circle cx={x(latest.seconds)} cy={y(latest.sentiment)} r={3} className={classes.latest} />
            )}
            {moment !== null && <path d={`M${moment},0V${height}`} className={classes.moment} />}
          </svg>
        </div>
        <UtteranceBlocks
          utterances={utterances}
          span={span}
          left={gutter}
          width={plot}
          inspectedId={inspectedId}
          onInspect={onInspect}
          canInspect={canInspect}
          scheme={scheme}
        />
        <p className={classes.ends} style={{ marginLeft: gutter }}>
          <span>{ends[0]}</span>
          <span>{ends[1]}</span>
        </p>
      </figure>
      <figure aria-labelledby={BALANCE_HEADER} className={classes.balance}>
        <ChartHeader
          id={BALANCE_HEADER}
          title={t('timeline.balance.title')}
          info={t('timeline.balance.info')}
          terms={BALANCE_TERMS}
          source={balanceSource}
        />
        <div ref={balanceRef} className={classes.box}>
          <svg
            ref={balanceSvg}
            className={classes.plot}
            width={width}
            height={balanceHeight}
            role="img"
            aria-label={t('timeline.balance.summary', {
              seconds,
              when: ageSeconds > 0 ? ago(ageSeconds) : t('timeline.now'),
              value: format.signed(latest?.balance ?? 0),
            })}
          >
            {[1, 0, -1].map((value) => (
              <g key={value}>
                <path
                  d={`M${gutter},${balanceY(value)}H${width}`}
                  className={value === 0 ? classes.zero : classes.grid}
                />
                <text x={0} y={balanceY(value) + 4}>
                  {format.signed(value, 0)}
                </text>
              </g>
            ))}
            <path d={balance.line} className={classes.line} />
            {latest && (
              <circle cx={x(latest.seconds)} cy={balanceY(latest.balance)} r={3} className={classes.latest} />
            )}
          </svg>
        </div>
      </figure>
    </div>
  );
});
