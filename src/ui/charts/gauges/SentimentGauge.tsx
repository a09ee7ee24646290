import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../locales/use-format.ts';
import { solidColour } from '../../theme/colours.ts';
import { useScheme } from '../../theme/use-scheme.ts';
import { move, useGlide, write } from '../drawing/use-glide.ts';
import { painted } from '../figure/picture.ts';
import { ChartFigure, useChartExport } from '../frame/ChartHeader.tsx';
import { stepOf } from '../prediction/seven-steps.ts';
import type { Shown } from '../prediction/shown.ts';
import { gaugeAngle, gaugeArc, gaugePoint, gaugeSegments } from './gauge-geometry.ts';
import classes from './SentimentGauge.module.css';
import { useIntervalWords } from './use-interval-words.ts';

const TERMS = ['logit'] as const;
const INNER = 104;
const OUTER = 120;
/** The interval's band lies just inside the steps. */
const BAND = { inner: INNER - 12, outer: INNER - 5 } as const;
const SEGMENTS = gaugeSegments(INNER, OUTER, 2);

/** The prediction on its scale of seven steps, with a band where the truth is to be expected. */
export const SentimentGauge = memo(function SentimentGauge({
  shown,
  aside,
  past = null,
}: {
  shown: Shown | null;
  /** What is shown is over; with nothing there now it is no answer, and the number is only what it was. */
  past?: { ago: string; nothing: boolean } | null;
  /** A word beside the title, such as which moment this is. */
  aside?: ReactNode;
}) {
  const scheme = useScheme();
  const { t } = useTranslation();
  const format = useFormat();
  const value = shown?.sentiment ?? null;
  const answers = value !== null && !past?.nothing;
  const interval = answers ? (shown?.interval ?? null) : null;
  const intervalWords = useIntervalWords();
  const target = [value ?? Number.NaN, interval?.low ?? Number.NaN, interval?.high ?? Number.NaN];
  const svg = useGlide<SVGSVGElement>(target, (root, [now = Number.NaN, low = now, high = now]) => {
    if (Number.isNaN(now)) return;
    move(root, '[data-needle]', { transform: `rotate(${(gaugeAngle(now) * 180) / Math.PI})` });
    if (answers) write(root, '[data-number]', format.signed(now, 1));
    if (interval) move(root, '[data-band]', { d: gaugeArc(low, high, BAND.inner, BAND.outer) });
  });
  const step = value === null ? null : stepOf(value);
  const source = useChartExport({
    name: 'sentiment',
    picture: () => svg.current && { svg: svg.current, ...(past && { aside: past.ago }) },
    rows: () => [
      [t('sentiment.columns.quantity'), t('sentiment.columns.value')],
      [t('sentiment.columns.sentiment'), value],
      [t('sentiment.columns.low'), interval?.low ?? null],
      [t('sentiment.columns.high'), interval?.high ?? null],
      [t('sentiment.columns.logit'), shown?.logit ?? null],
      [t('sentiment.columns.label'), step && t(`steps.${step}`)],
    ],
  });
  const said = value === null ? '–' : format.signed(value, 1);
  const summary = () => {
    if (step === null) return t('sentiment.summaryWaiting');
    const words = { value: said, step: t(`steps.${step}`), ago: past?.ago ?? '' };
    if (past?.nothing) return t('sentiment.summaryNothing', words);
    const summary = t(past ? 'sentiment.summaryPast' : 'sentiment.summary', words);
    return interval ? t('sentiment.withInterval', { summary, interval: intervalWords(interval) }) : summary;
  };
  const label = () => {
    if (step === null) return t('sentiment.waiting');
    if (!past) return t(`steps.${step}`);
    return t('freshness.was', { value: past.nothing ? said : t(`steps.${step}`), ago: past.ago });
  };

  return (
    <ChartFigure
      id="gauge"
      title={t('sentiment.title')}
      info={t('sentiment.info')}
      terms={TERMS}
      source={source}
      aside={aside}
    >
      <svg ref={svg} className={classes.gauge} viewBox="-148 -142 296 166" role="img" aria-label={summary()}>
        {SEGMENTS.map((segment) => (
          <path
            key={segment.step}
            d={segment.path}
            {...painted('fill', scheme, (of) => solidColour(segment.value / 3, of))}
            className={classes.segment}
            data-active={segment.step === step || undefined}
          />
        ))}
        {interval && (
          <path
            className={classes.band}
            data-band
            data-testid="interval"
            data-low={interval.low}
            data-high={interval.high}
          >
            <title>{intervalWords(interval)}</title>
          </path>
        )}
        {[-3, -2, -1, 0, 1, 2, 3].map((tick) => {
          const { x, y } = gaugePoint(tick, OUTER + 13);
          return (
            <text key={tick} x={x} y={y + 5} textAnchor="middle" className={classes.tick}>
              {format.signed(tick, 0)}
            </text>
          );
        })}
        {value !== null && (
          <g className={classes.needle} data-needle>
            <path d={`M0,${-INNER + 8}V${-OUTER - 5}`} />
          </g>
        )}
        <text
          y={-26}
          textAnchor="middle"
          className={classes.value}
          data-waiting={!answers || undefined}
          data-past={past !== null || undefined}
          data-testid="sentiment"
          data-number
          data-value={answers ? value : undefined}
        >
          {answers ? said : '–'}
        </text>
        <text y={0} textAnchor="middle" className={classes.step} data-testid="sentiment-step">
          {label()}
        </text>
      </svg>
    </ChartFigure>
  );
});
