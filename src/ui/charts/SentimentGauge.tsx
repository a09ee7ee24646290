import { memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Scheme, solidColour } from '../colours.ts';
import { useFormat } from '../locales/use-format.ts';
import { ChartHeader, useChartExport } from './ChartHeader.tsx';
import { gaugeAngle, gaugePoint, gaugeSegments } from './gauge-geometry.ts';
import classes from './SentimentGauge.module.css';
import { stepOf } from './seven-steps.ts';
import type { Shown } from './shown.ts';

const HEADER = 'sentiment-title';
const TERMS = ['logit'] as const;
const INNER = 104;
const OUTER = 120;
const SEGMENTS = gaugeSegments(INNER, OUTER, 2);

/** The prediction on its scale of seven steps. */
export const SentimentGauge = memo(function SentimentGauge({
  shown,
  scheme,
  aside,
}: {
  shown: Shown | null;
  scheme: Scheme;
  /** A word beside the title, such as which moment this is. */
  aside?: string;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const svg = useRef<SVGSVGElement>(null);
  const value = shown?.sentiment ?? null;
  const step = value === null ? null : stepOf(value);
  const source = useChartExport({
    name: 'sentiment',
    picture: () => svg.current && { svg: svg.current },
    rows: () => [
      [t('sentiment.columns.quantity'), t('sentiment.columns.value')],
      [t('sentiment.columns.sentiment'), value],
      [t('sentiment.columns.logit'), shown?.logit ?? null],
      [t('sentiment.columns.label'), step && t(`steps.${step}`)],
    ],
  });
  const summary =
    value === null || step === null
      ? t('sentiment.summaryWaiting')
      : t('sentiment.summary', { value: format.signed(value), step: t(`steps.${step}`) });

  return (
    <figure aria-labelledby={HEADER} data-testid="gauge">
      <ChartHeader
        id={HEADER}
        title={t('sentiment.title')}
        info={t('sentiment.info')}
        terms={TERMS}
        source={source}
        aside={aside}
      />
      <svg ref={svg} className={classes.gauge} viewBox="-148 -142 296 166" role="img" aria-label={summary}>
        {SEGMENTS.map((segment) => (
          <path
            key={segment.step}
            d={segment.path}
            fill={solidColour(segment.value / 3, scheme)}
            className={classes.segment}
            data-active={segment.step === step || undefined}
          />
        ))}
        {[-3, -2, -1, 0, 1, 2, 3].map((tick) => {
          const { x, y } = gaugePoint(tick, OUTER + 13);
          return (
            <text key={tick} x={x} y={y + 5} textAnchor="middle" className={classes.tick}>
              {format.signed(tick, 0)}
            </text>
          );
        })}
        {value !== null && (
          <g className={classes.needle} style={{ transform: `rotate(${gaugeAngle(value)}rad)` }}>
            <path d={`M0,${-INNER + 8}V${-OUTER - 5}`} />
          </g>
        )}
        <text
          y={-26}
          textAnchor="middle"
          className={classes.value}
          data-waiting={value === null || undefined}
          data-testid="sentiment"
          data-value={value ?? undefined}
        >
          {value === null ? '–' : format.signed(value, 2)}
        </text>
        <text y={0} textAnchor="middle" className={classes.step} data-testid="sentiment-step">
          {step === null ? t('sentiment.waiting') : t(`steps.${step}`)}
        </text>
      </svg>
    </figure>
  );
});
