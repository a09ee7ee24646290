import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { conflict } from '../../../diagnostics/conflict.ts';
import { MODALITIES } from '../../../model/modalities.ts';
import { useFormat } from '../../locales/use-format.ts';
import { ModalityMark } from '../../page/icons.tsx';
import { useElementSize } from '../../page/use-element-size.ts';
import { solidColour } from '../../theme/colours.ts';
import { useScheme } from '../../theme/use-scheme.ts';
import { move, useGlide, write } from '../drawing/use-glide.ts';
import { painted } from '../figure/picture.ts';
import { ChartFigure, useChartExport } from '../frame/ChartHeader.tsx';
import { Plot } from '../frame/Plot.tsx';
import { widest } from '../labels/text-width.ts';
import { useTextWidth } from '../labels/use-text-width.ts';
import type { Shown } from '../prediction/shown.ts';
import { isPresent } from '../prediction/shown.ts';
import classes from './UnimodalChart.module.css';

/** From the left edge to the name beside a modality's mark. */
const BESIDE_MARK = 20;
const AIR = 12;
const ROW = 24;

/** What each modality says on its own, on the sentiment's scale. */
export const UnimodalChart = memo(function UnimodalChart({ shown }: { shown: Shown }) {
  const scheme = useScheme();
  const { t } = useTranslation();
  const format = useFormat();
  const { ref: sizeRef, width } = useElementSize();
  const rows = MODALITIES.map((modality, index) => ({
    modality,
    value: isPresent(shown, modality) ? (shown.trace.unimodal.values[index] ?? null) : null,
  }));
  const spread = conflict(
    shown.trace.unimodal.values,
    rows.map(({ value }) => value !== null),
  );
  const widthOf = useTextWidth();
  const names = MODALITIES.map((modality) => t(`modality.${modality}`));
  const values = [format.signed(-0.5, 1), ...MODALITIES.map((modality) => t(`absent.${modality}`))];
  const left = BESIDE_MARK + widest(names, widthOf) + AIR;
  const right = Math.max(left, width - widest(values, widthOf) - AIR);
  const x = (value: number) => (left + right) / 2 + (Math.min(3, Math.max(-3, value)) / 6) * (right - left);
  const svg = useGlide<SVGSVGElement>(
    rows.map(({ value }) => value ?? Number.NaN),
    (root, now) => {
      for (const [index, { modality, value }] of rows.entries()) {
        const at = now[index] ?? Number.NaN;
        if (value === null || Number.isNaN(at)) continue;
        move(root, `[data-dot="${modality}"]`, { transform: `translate(${x(at)} 0)` });
        write(root, `[data-said="${modality}"]`, format.signed(at, 1));
      }
    },
  );
  const aside =
    rows.filter(({ value }) => value !== null).length > 1 &&
    t('sentiment.alone.spread', { spread: format.number(spread, 1) });
  const source = useChartExport({
    name: 'modalities',
    picture: () =>
      svg.current && { svg: svg.current, notes: [t('figure.sentimentScale')], ...(aside && { aside }) },
    rows: () => [
      [t('sentiment.alone.columns.modality'), t('sentiment.alone.columns.value')],
      ...rows.map(({ modality, value }) => [modality, value]),
    ],
  });
  const summary = t('sentiment.alone.summary', {
    values: rows
      .map(({ modality, value }) =>
        t('sentiment.alone.modality', {
          modality: t(`modality.${modality}`),
          value: value === null ? t(`absent.${modality}`) : format.signed(value, 1),
        }),
      )
      .join(' '),
  });

  return (
    <ChartFigure
      id="alone"
      title={t('sentiment.alone.title')}
      info={t('sentiment.alone.info')}
      source={source}
      aside={aside}
    >
      <div ref={sizeRef} style={{ height: 3 * ROW }}>
        {width > 0 && (
          <Plot ref={svg} width={width} height={3 * ROW} label={summary}>
            {rows.map(({ modality, value }, index) => (
              <g key={modality} className={classes.row} transform={`translate(0 ${index * ROW + ROW / 2})`}>
                <ModalityMark modality={modality} x={7} y={0} size={14} />
                <text x={BESIDE_MARK} y={4} className={classes.name}>
                  {t(`modality.${modality}`)}
                </text>
                <path d={`M${left},0H${right}`} className={classes.track} />
                <path d={`M${x(0)},-4v8`} className={classes.middle} />
                {value === null ? (
                  <text x={width} y={4} textAnchor="end">
                    {t(`absent.${modality}`)}
                  </text>
                ) : (
                  <>
                    <g className={classes.dot} data-dot={modality}>
                      <circle r={5.5} {...painted('fill', scheme, (of) => solidColour(value / 3, of))} />
                    </g>
                    <text x={width} y={4} textAnchor="end" className={classes.value} data-said={modality}>
                      {format.signed(value, 1)}
                    </text>
                  </>
                )}
              </g>
            ))}
          </Plot>
        )}
      </div>
    </ChartFigure>
  );
});
