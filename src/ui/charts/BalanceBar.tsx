import { useElementSize } from '@mantine/hooks';
import { memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { balance } from '../../diagnostics/balance.ts';
import { sentimentPoints } from '../../diagnostics/contributions.ts';
import { imbalance } from '../../diagnostics/imbalance.ts';
import { MODALITIES } from '../../model/modalities.ts';
import { useFormat } from '../locales/use-format.ts';
import { ModalityMark } from '../shell/icons.tsx';
import classes from './BalanceBar.module.css';
import { ChartHeader, useChartExport } from './ChartHeader.tsx';
import { modalityMarks } from './figure/modality-marks.ts';
import { PastMark } from './PastMark.tsx';
import type { Shown } from './shown.ts';
import { spreadLabels } from './spread-labels.ts';
import { useImbalanceWords } from './use-imbalance-words.ts';
import { useTextWidth } from './use-text-width.ts';

const HEADER = 'balance-bar-title';
const TERMS = ['balance', 'imbalance', 'branches', 'redundancy', 'leakage', 'complementarity'] as const;
const HEIGHT = 58;
const TRACK = 36;
const VALUE = { size: 13, weight: 700 };
const MEAN = { size: 12, weight: 400 };
const BETWEEN = 10;
/** From the value to the mean, where that is under it. */
const LINE = 17;

/** Balance of the branches between private (left) and shared (right), with each modality's own above it. */
export const BalanceBar = memo(function BalanceBar({
  shown,
  ago,
}: {
  shown: Shown;
  /** How long ago what is shown was; absent while it is now. */
  ago?: string | undefined;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ref: sizeRef, width } = useElementSize();
  const svg = useRef<SVGSVGElement>(null);
  const balances = balance(sentimentPoints(shown.trace));
  const { overall, byModality } = balances;
  const imbalanced = imbalance(balances);
  const marks = MODALITIES.flatMap((modality) => {
    const beta = byModality[modality];
    return beta === null ? [] : [{ modality, beta }];
  });

  const x = (beta: number) => 8 + ((beta + 1) / 2) * Math.max(0, width - 16);
  const markX = spreadLabels(
    marks.map(({ beta }) => x(beta)),
    18,
    8,
    Math.max(8, width - 8),
  );
  // Under its knob, but clear of the names at the two ends.
  const widthOf = useTextWidth();
  const words = useImbalanceWords()(imbalanced);
  const mean = imbalanced.byModality === null ? '–' : format.number(imbalanced.byModality);
  const meanText = t('balance.bar.mean', { mean });
  const ends = [t('branch.private'), t('branch.shared')] as const;
  const [beta, meanWidth] = [widthOf(`β ${format.signed(overall)}`, VALUE), widthOf(meanText, MEAN)];
  const between = width - widthOf(ends[0]) - widthOf(ends[1]) - 40;
  // On a phone the mean has a line of its own.
  const stacked = beta + BETWEEN + meanWidth > between;
  const height = stacked ? HEIGHT + LINE : HEIGHT;
  const half = (stacked ? beta : beta + BETWEEN + meanWidth) / 2 + 10;
  const [lowest, highest] = [widthOf(ends[0]) + half, width - widthOf(ends[1]) - half];
  const valueX = Math.min(Math.max(x(overall), lowest), Math.max(lowest, highest));
  const summary = t('balance.bar.summary', {
    beta: format.signed(overall),
    words,
    mean,
    modalities: marks
      .map(({ modality, beta }) =>
        t('balance.bar.modality', { modality: t(`modality.${modality}`), beta: format.signed(beta) }),
      )
      .join(' '),
  });
  const source = useChartExport({
    name: 'balance',
    picture: () =>
      svg.current && {
        svg: svg.current,
        aside: ago ?? words,
        legend: [modalityMarks(t)],
      },
    rows: () => [
      [t('balance.bar.columns.quantity'), t('balance.bar.columns.beta')],
      ['all', overall],
      ...marks.map(({ modality, beta }) => [modality, beta]),
      ['mean_magnitude_by_modality', imbalanced.byModality],
    ],
  });

  return (
    <figure aria-labelledby={HEADER} data-testid="balance-bar">
      <ChartHeader
        id={HEADER}
        title={t('balance.bar.title')}
        info={t('balance.bar.info')}
        terms={TERMS}
        source={source}
        aside={ago ? <PastMark ago={ago} /> : words}
      />
      <div
        ref={sizeRef}
        className={classes.box}
        style={{ height }}
        data-testid="balance"
        data-value={overall}
      >
        {width > 0 && (
          <svg
            ref={svg}
            className={classes.bar}
            width={width}
            height={height}
            viewBox={`0 0 ${width} ${height}`}
            role="img"
            aria-label={ago ? `${ago} ${summary}` : summary}
          >
            <rect x={0} y={TRACK - 4} width={width} height={8} rx={4} className={classes.track} />
            <rect
              y={TRACK - 4}
              width={1}
              height={8}
              className={classes.fill}
              style={{ transform: `translate(${x(0)}px, 0) scaleX(${x(overall) - x(0)})` }}
            />
            <path d={`M${x(0)},${TRACK - 7}v14`} className={classes.middle} />
            {marks.map(({ modality, beta }, index) => (
              <g key={modality} className={classes.mark}>
                <ModalityMark modality={modality} x={markX[index] ?? x(beta)} y={10} size={14} />
                <path d={`M${markX[index] ?? x(beta)},19L${x(beta)},${TRACK - 5}`} />
              </g>
            ))}
            <g className={classes.knob} style={{ transform: `translate(${x(overall)}px, ${TRACK}px)` }}>
              <circle r={8} />
            </g>
            <g className={classes.value} style={{ transform: `translate(${valueX}px, ${HEIGHT - 3}px)` }}>
              <text textAnchor="middle">
                β {format.signed(overall)}
                <tspan
                  {...(stacked ? { x: width / 2 - valueX, dy: LINE } : { dx: BETWEEN })}
                  className={classes.mean}
                  data-testid="imbalance"
                  data-value={imbalanced.byModality}
                >
                  {meanText}
                </tspan>
              </text>
            </g>
            <text x={0} y={HEIGHT - 3}>
              {ends[0]}
            </text>
            <text x={width} y={HEIGHT - 3} textAnchor="end">
              {ends[1]}
            </text>
          </svg>
        )}
      </div>
    </figure>
  );
});
