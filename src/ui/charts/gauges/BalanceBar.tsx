import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { balance } from '../../../diagnostics/balance.ts';
import { sentimentPoints } from '../../../diagnostics/contributions.ts';
import { imbalance } from '../../../diagnostics/imbalance.ts';
import { MODALITIES } from '../../../model/modalities.ts';
import { useFormat } from '../../locales/use-format.ts';
import { ModalityMark } from '../../page/icons.tsx';
import { useElementSize } from '../../page/use-element-size.ts';
import { type Attributes, move, useGlide, write } from '../drawing/use-glide.ts';
import { modalityMarks } from '../figure/modality-marks.ts';
import { ChartFigure, useChartExport } from '../frame/ChartHeader.tsx';
import { PastMark } from '../frame/PastMark.tsx';
import { Plot } from '../frame/Plot.tsx';
import { spreadLabels } from '../labels/spread-labels.ts';
import { useTextWidth } from '../labels/use-text-width.ts';
import type { Shown } from '../prediction/shown.ts';
import classes from './BalanceBar.module.css';
import { useImbalanceWords } from './use-imbalance-words.ts';

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
  const balances = balance(sentimentPoints(shown.trace));
  const { overall, byModality } = balances;
  const imbalanced = imbalance(balances);
  const marks = MODALITIES.flatMap((modality) => {
    const beta = byModality[modality];
    return beta === null ? [] : [{ modality, beta }];
  });

  const x = (beta: number) => 8 + ((beta + 1) / 2) * Math.max(0, width - 16);
  // Under its knob, but clear of the names at the two ends.
  const widthOf = useTextWidth();
  const words = useImbalanceWords()(imbalanced);
  const meanOf = (magnitude: number) => (Number.isNaN(magnitude) ? '–' : format.number(magnitude));
  const meanText = (magnitude: number) => t('balance.bar.mean', { mean: meanOf(magnitude) });
  const magnitude = imbalanced.byModality ?? Number.NaN;
  const betaText = (value: number) => `β ${format.signed(value)}`;
  const ends = [t('branch.private'), t('branch.shared')] as const;
  const [beta, meanWidth] = [widthOf(betaText(overall), VALUE), widthOf(meanText(magnitude), MEAN)];
  const between = width - widthOf(ends[0]) - widthOf(ends[1]) - 40;
  // On a phone the mean has a line of its own.
  const stacked = beta + BETWEEN + meanWidth > between;
  const height = stacked ? HEIGHT + LINE : HEIGHT;
  const half = (stacked ? beta : beta + BETWEEN + meanWidth) / 2 + 10;
  const [lowest, highest] = [widthOf(ends[0]) + half, width - widthOf(ends[1]) - half];
  /** Where everything stands, by `data-part`, for the balance of all and those of `marks`. */
  const places = (all: number, betas: readonly number[]): Record<string, Attributes> => {
    const valueX = Math.min(Math.max(x(all), lowest), Math.max(lowest, highest));
    const above = spreadLabels(betas.map(x), 18, 8, Math.max(8, width - 8));
    const parts: Record<string, Attributes> = {
      fill: { transform: `translate(${x(0)} 0) scale(${x(all) - x(0)} 1)` },
      knob: { transform: `translate(${x(all)} ${TRACK})` },
      value: { transform: `translate(${valueX} ${HEIGHT - 3})` },
      mean: stacked
        ? { x: width / 2 - valueX, dy: LINE, dx: undefined }
        : { x: undefined, dy: undefined, dx: BETWEEN },
    };
    for (const [index, { modality }] of marks.entries()) {
      parts[`mark-${modality}`] = { transform: `translate(${above[index] ?? 0} 0)` };
      parts[`line-${modality}`] = { d: `M${above[index] ?? 0},19L${x(betas[index] ?? 0)},${TRACK - 5}` };
    }
    return parts;
  };
  const svg = useGlide<SVGSVGElement>(
    [overall, magnitude, ...MODALITIES.map((modality) => byModality[modality] ?? Number.NaN)],
    (root, [all = 0, mean = Number.NaN, ...betas]) => {
      const marked = marks.map(({ modality }) => betas[MODALITIES.indexOf(modality)] ?? 0);
      for (const [part, attributes] of Object.entries(places(all, marked)))
        move(root, `[data-part="${part}"]`, attributes);
      write(root, '[data-part="beta"]', betaText(all));
      write(root, '[data-part="mean"]', meanText(mean));
    },
  );
  const summary = t('balance.bar.summary', {
    beta: format.signed(overall),
    words,
    mean: meanOf(magnitude),
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
    <ChartFigure
      id="balance-bar"
      title={t('balance.bar.title')}
      info={t('balance.bar.info')}
      terms={TERMS}
      source={source}
      aside={ago ? <PastMark ago={ago} /> : words}
    >
      <div
        ref={sizeRef}
        className={classes.box}
        style={{ height }}
        data-testid="balance"
        data-value={overall}
      >
        {width > 0 && (
          <Plot
            ref={svg}
            width={width}
            height={height}
            viewBox={`0 0 ${width} ${height}`}
            label={ago ? `${ago} ${summary}` : summary}
          >
            <rect x={0} y={TRACK - 4} width={width} height={8} rx={4} className={classes.track} />
            <rect y={TRACK - 4} width={1} height={8} className={classes.fill} data-part="fill" />
            <path d={`M${x(0)},${TRACK - 7}v14`} className={classes.middle} />
            {marks.map(({ modality }) => (
              <g key={modality} className={classes.mark}>
                <g data-part={`mark-${modality}`}>
                  <ModalityMark modality={modality} x={0} y={10} size={14} />
                </g>
                <path data-part={`line-${modality}`} />
              </g>
            ))}
            <g className={classes.knob} data-part="knob">
              <circle r={8} />
            </g>
            <g className={classes.value} data-part="value">
              <text textAnchor="middle">
                <tspan data-part="beta">{betaText(overall)}</tspan>
                <tspan
                  data-part="mean"
                  className={classes.mean}
                  data-testid="imbalance"
                  data-value={imbalanced.byModality}
                >
                  {meanText(magnitude)}
                </tspan>
              </text>
            </g>
            <text x={0} y={HEIGHT - 3}>
              {ends[0]}
            </text>
            <text x={width} y={HEIGHT - 3} textAnchor="end">
              {ends[1]}
            </text>
          </Plot>
        )}
      </div>
    </ChartFigure>
  );
});
