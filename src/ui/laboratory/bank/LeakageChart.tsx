import { memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { MODALITIES } from '../../../model/modalities.ts';
import { ChartFigure, useChartExport } from '../../charts/frame/ChartHeader.tsx';
import { Plot } from '../../charts/frame/Plot.tsx';
import { useFormat } from '../../locales/use-format.ts';
import { useElementSize } from '../../page/use-element-size.ts';
import type { BankReadings } from './bank-changes.ts';
import classes from './SpreadChart.module.css';
import {
  type Estimated,
  leakageDomain,
  leakageEstimates,
  leakageRows,
  SPREAD_NETWORKS,
} from './spread-shape.ts';

const TERMS = ['leakage', 'branches'] as const;
const COLUMNS = ['network', 'modality', 'n', 'leakage', 'low', 'high'] as const;
const NAMES = 64;
const VALUES = 126;
const LINE = 20;
const ROW = 2 * LINE + 12;
const AXIS = 22;
const KEY = 20;

interface LeakageChartProps {
  readings: BankReadings;
  own: boolean;
}

/** Leakage of each modality with its interval, plain decoupling above DBR. */
export const LeakageChart = memo(function LeakageChart({ readings, own }: LeakageChartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ref, width } = useElementSize();
  const svg = useRef<SVGSVGElement>(null);
  const id = own ? 'lab-leakageIntervals-own' : 'lab-leakageIntervals';
  const estimates = leakageEstimates(readings);
  const [low, high] = leakageDomain(estimates);
  const plot = Math.max(0, width - NAMES - VALUES);
  const x = (value: number) => NAMES + ((value - low) / (high - low)) * plot;
  const bottom = MODALITIES.length * ROW;
  const height = bottom + AXIS + KEY;
  const source = useChartExport({
    name: id,
    rows: () =>
      leakageRows(
        estimates,
        COLUMNS.map((name) => t(`lab.bank.csv.${name}`)),
      ),
    picture: () => svg.current && { svg: svg.current },
  });
  const numbers = ({ value, low: from, high: to }: Estimated) =>
    from === null || to === null
      ? format.number(value)
      : t('lab.bank.within', {
          value: format.number(value),
          low: format.number(from),
          high: format.number(to),
        });
  const summary = estimates
    .map((estimate) =>
      t('lab.bank.lane', {
        of: t(`modality.${estimate.modality}`),
        network: t(`lab.network.${estimate.network}`),
        numbers: numbers(estimate),
      }),
    )
    .join(' ');
  return (
    <ChartFigure
      id={id}
      title={
        own ? t('lab.bank.own.name', { name: t('lab.bank.leakage.title') }) : t('lab.bank.leakage.title')
      }
      info={t('lab.bank.leakage.info')}
      terms={TERMS}
      source={source}
    >
      <div ref={ref} style={{ height }}>
        <Plot ref={svg} width={width} height={height} label={summary}>
          {[low, (low + high) / 2, high].map((tick) => (
            <g key={tick}>
              <path d={`M${x(tick)},0V${bottom}`} className={classes.grid} />
              <text x={x(tick)} y={bottom + 15} textAnchor="middle">
                {format.number(tick, 1)}
              </text>
            </g>
          ))}
          {MODALITIES.map((modality, row) => (
            <text key={modality} x={0} y={row * ROW + ROW / 2 + 4} className={classes.facet}>
              {t(`modality.${modality}`)}
            </text>
          ))}
          {estimates.map((estimate) => {
            const { network, modality, value, low: from, high: to } = estimate;
            const lane = SPREAD_NETWORKS.indexOf(network);
            const y = MODALITIES.indexOf(modality) * ROW + 6 + lane * LINE + LINE / 2;
            return (
              <g key={`${network} ${modality}`} className={classes.lane} data-network={network}>
                {from !== null && to !== null && (
                  <path d={`M${x(from)},${y - 4}v8m0,-4H${x(to)}m0,-4v8`} className={classes.whisker} />
                )}
                <circle cx={x(value)} cy={y} r={5} className={classes.dot} />
                <text x={width} y={y + 4} textAnchor="end" className={classes.value}>
                  {numbers(estimate)}
                </text>
              </g>
            );
          })}
          {SPREAD_NETWORKS.map((network, index) => (
            <g key={network} className={classes.lane} data-network={network}>
              <circle cx={NAMES + 6 + index * 150} cy={height - 8} r={5} className={classes.dot} />
              <text x={NAMES + 16 + index * 150} y={height - 4}>
                {t(`lab.network.${network}`)}
              </text>
            </g>
          ))}
        </Plot>
      </div>
    </ChartFigure>
  );
});
