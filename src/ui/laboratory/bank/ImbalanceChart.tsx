import { memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { BankedNetwork } from '../../../app/networks/reference-banks.ts';
import { interval, type Spread } from '../../../diagnostics/index.ts';
import { ChartFigure, useChartExport } from '../../charts/frame/ChartHeader.tsx';
import { Plot } from '../../charts/frame/Plot.tsx';
import { useFormat } from '../../locales/use-format.ts';
import { useElementSize } from '../../page/use-element-size.ts';
import type { BankReadings } from './bank-changes.ts';
import classes from './SpreadChart.module.css';
import {
  type Facet,
  facets,
  fullestBin,
  histogram,
  IMBALANCES,
  imbalanceRows,
  SPREAD_NETWORKS,
} from './spread-shape.ts';

const TERMS = ['balance', 'branches'] as const;
const TITLE = 22;
const NAME = 18;
const BARS = 46;
const STRIP = 9;
const LANE = NAME + BARS + STRIP + 10;
const AXIS = 20;
const FACET = TITLE + 2 * LANE + AXIS + 12;
const KEY = 18;

interface ImbalanceChartProps {
  readings: BankReadings;
  /** Of the session's own utterances, not of the reference banks. */
  own: boolean;
}

/** How |beta| lies over many utterances, plain decoupling above DBR: all modalities together, and within each. */
export const ImbalanceChart = memo(function ImbalanceChart({ readings, own }: ImbalanceChartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ref, width } = useElementSize();
  const svg = useRef<SVGSVGElement>(null);
  const id = own ? 'lab-imbalance-own' : 'lab-imbalance';
  const places = facets(width, FACET);
  const height = Math.max(...places.map(({ y }) => y)) + FACET + KEY;
  const drawn = SPREAD_NETWORKS.flatMap((network) => {
    const reading = readings[network];
    return reading ? [{ network, imbalance: reading.spread.imbalance }] : [];
  });
  const source = useChartExport({
    name: id,
    rows: () =>
      imbalanceRows(
        readings,
        (['network', 'modality', 'utterance', 'imbalance'] as const).map((name) => t(`lab.bank.csv.${name}`)),
      ),
    picture: () => svg.current && { svg: svg.current },
  });
  const nameOf = (of: (typeof IMBALANCES)[number]) =>
    of === 'overall' ? t('lab.bank.together') : t(`modality.${of}`);
  const told = ({ value, median, n, ...spread }: Spread) => {
    const within = interval(spread);
    const numbers = { n, mean: format.number(value ?? 0), median: format.number(median ?? 0) };
    return within
      ? t('lab.bank.mean', { ...numbers, low: format.number(within.low), high: format.number(within.high) })
      : t('lab.bank.meanAlone', numbers);
  };
  const summary = IMBALANCES.flatMap((of) =>
    drawn.map(({ network, imbalance }) =>
      t('lab.bank.lane', {
        of: nameOf(of),
        network: t(`lab.network.${network}`),
        numbers: told(imbalance[of]),
      }),
    ),
  ).join(' ');
  const peak = fullestBin(drawn.flatMap(({ imbalance }) => IMBALANCES.map((of) => imbalance[of]))) || 1;

  return (
    <ChartFigure
      id={id}
      title={
        own ? t('lab.bank.own.name', { name: t('lab.bank.imbalance.title') }) : t('lab.bank.imbalance.title')
      }
      info={t('lab.bank.imbalance.info')}
      terms={TERMS}
      source={source}
    >
      <div ref={ref} style={{ height }}>
        <Plot ref={svg} width={width} height={height} label={summary}>
          {places.map((place) => (
            <g key={place.of} transform={`translate(${place.x} ${place.y})`}>
              <text x={0} y={14} className={classes.facet}>
                {nameOf(place.of)}
              </text>
              {drawn.map(({ network, imbalance }, lane) => (
                <Lane
                  key={network}
                  network={network}
                  name={t(`lab.network.${network}`)}
                  told={told(imbalance[place.of])}
                  spread={imbalance[place.of]}
                  place={place}
                  y={TITLE + lane * LANE}
                  peak={peak}
                />
              ))}
              <path d={`M0,${TITLE + drawn.length * LANE}H${place.width}`} className={classes.axis} />
              {[0, 0.5, 1].map((tick) => (
                <text
                  key={tick}
                  x={tick * place.width}
                  y={TITLE + drawn.length * LANE + 15}
                  textAnchor={tick === 0 ? 'start' : tick === 1 ? 'end' : 'middle'}
                >
                  {tick === 0.5 ? '|β| 0.5' : tick}
                </text>
              ))}
            </g>
          ))}
          <text x={0} y={height - 4}>
            {t('lab.bank.key')}
          </text>
        </Plot>
      </div>
    </ChartFigure>
  );
});

interface LaneProps {
  network: BankedNetwork;
  name: string;
  told: string;
  spread: Spread;
  place: Facet;
  y: number;
  /** Share of the fullest bin of the figure. */
  peak: number;
}

/** One network's utterances: bars, a tick each, their mean with its interval, and the median. */
function Lane({ network, name, told, spread, place, y, peak }: LaneProps) {
  const bars = histogram(spread.values);
  const x = (value: number) => value * place.width;
  const bottom = y + NAME + BARS;
  const within = interval(spread);
  const ticks = Array.from(
    spread.values,
    (value) => `M${x(value).toFixed(1)},${bottom + 2}v${STRIP - 2}`,
  ).join('');
  return (
    <g className={classes.lane} data-network={network}>
      <text x={0} y={y + 13} className={classes.network}>
        {name}
      </text>
      <text x={place.width} y={y + 13} textAnchor="end" className={classes.value}>
        {told}
      </text>
      {bars.map((share, bin) => {
        const height = (share / peak) * BARS;
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bin's place is its identity
            key={bin}
            x={x(bin / bars.length) + 0.5}
            y={bottom - height}
            width={Math.max(0, place.width / bars.length - 1)}
            height={height}
            className={classes.bar}
          />
        );
      })}
      <path d={ticks} className={classes.ticks} />
      {spread.median !== null && (
        <path d={`M${x(spread.median)},${y + NAME}V${bottom}`} className={classes.median} />
      )}
      {within && (
        <rect
          x={x(within.low)}
          y={bottom - 3}
          width={Math.max(1, x(within.high) - x(within.low))}
          height={5}
          className={classes.interval}
        />
      )}
      {spread.value !== null && (
        <path d={`M${x(spread.value)},${y + NAME}V${bottom + STRIP}`} className={classes.mean} />
      )}
    </g>
  );
}
