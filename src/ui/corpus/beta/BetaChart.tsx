import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { BetaEvidence, BetaOf, BetaSpread } from '../../../corpus/beta-evidence.ts';
import { ChartFigure, useChartExport } from '../../charts/frame/ChartHeader.tsx';
import { Plot } from '../../charts/frame/Plot.tsx';
import { useFormat } from '../../locales/use-format.ts';
import { useElementSize } from '../../page/use-element-size.ts';
import { useColumnWords } from '../words/use-column-words.ts';
import classes from './Beta.module.css';
import { betaHistogram, fullestBetaBin } from './beta-shape.ts';

const TERMS = ['balance', 'branches'] as const;
const TITLE = 20;
const NAME = 17;
const BARS = { overall: 52, modality: 26 } as const;
const AIR = 8;
const AXIS = 22;
const TICKS = [-1, -0.5, 0, 0.5, 1] as const;

interface BetaChartProps {
  evidence: readonly BetaEvidence[];
  /** What the picture says, between its title and itself. */
  children: ReactNode;
}

/** How beta lies over rows, the second network above the first, over all modalities and within each. */
export function BetaChart({ evidence, children }: BetaChartProps) {
  const { t } = useTranslation(['corpus', 'translation']);
  const format = useFormat();
  const words = useColumnWords();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const svg = useRef<SVGSVGElement>(null);
  const peak = fullestBetaBin(evidence);
  const nameOf = (of: BetaOf) => (of === 'overall' ? t('beta.overall') : t(`translation:modality.${of}`));
  const told = ({ imbalance, imbalanceInterval: within }: BetaSpread) =>
    imbalance === null
      ? ''
      : within
        ? t('beta.laneWithin', {
            value: format.number(imbalance),
            low: format.number(within.low),
            high: format.number(within.high),
          })
        : t('beta.lane', { value: format.number(imbalance) });
  const lanesOf = ({ of, a, b }: BetaEvidence) =>
    (b ? (['b', 'a'] as const) : (['a'] as const)).map((side) => ({
      side,
      of,
      spread: (side === 'a' ? a : b) as BetaSpread,
    }));
  let y = 0;
  const facets = evidence.map((one) => {
    const bars = one.of === 'overall' ? BARS.overall : BARS.modality;
    const facet = { one, y, bars, lanes: lanesOf(one) };
    y += TITLE + facet.lanes.length * (NAME + bars + AIR) + (one.of === 'overall' ? AXIS : 2);
    return facet;
  });
  const height = y + AXIS;
  const source = useChartExport({
    name: 'corpus-beta',
    rows: () => [
      (['network', 'modality', 'row', 'beta'] as const).map((name) => t(`beta.csv.${name}`)),
      ...evidence.flatMap((one) =>
        lanesOf(one).flatMap(({ side, of, spread }) =>
          Array.from(spread.values, (value, index) => [
            words.side(side),
            of === 'overall' ? null : of,
            index + 1,
            value,
          ]),
        ),
      ),
    ],
    picture: () => svg.current && { svg: svg.current },
  });
  const summary = facets
    .flatMap(({ one, lanes }) =>
      lanes.map(({ side, spread }) => `${nameOf(one.of)}, ${words.side(side)}: ${told(spread)}.`),
    )
    .join(' ');
  return (
    <ChartFigure id="corpus-beta" title={t('beta.title')} info={t('beta.info')} terms={TERMS} source={source}>
      {children}
      <div ref={ref} style={{ height }}>
        {/* Before there are figures there is no drawing, which could not be put into words. */}
        {facets.length > 0 && (
          <Plot ref={svg} width={width} height={height} label={summary}>
            {facets.map(({ one, y: top, bars, lanes }) => (
              <g key={one.of} transform={`translate(0 ${top})`}>
                <text x={0} y={13} className={classes.facet}>
                  {nameOf(one.of)}
                </text>
                {lanes.map(({ side, spread }, lane) => (
                  <Lane
                    key={side}
                    side={side}
                    name={words.side(side)}
                    told={told(spread)}
                    spread={spread}
                    y={TITLE + lane * (NAME + bars + AIR)}
                    bars={bars}
                    width={width}
                    peak={peak}
                  />
                ))}
                {one.of === 'overall' && (
                  <Axis y={TITLE + lanes.length * (NAME + bars + AIR) - AIR} width={width} />
                )}
              </g>
            ))}
            <Axis y={y} width={width} />
          </Plot>
        )}
      </div>
    </ChartFigure>
  );
}

function Axis({ y, width }: { y: number; width: number }) {
  const { t } = useTranslation('corpus');
  const text = (tick: number) =>
    tick === -1
      ? `−1 ${t('beta.private')}`
      : tick === 1
        ? `${t('beta.shared')} +1`
        : tick === 0
          ? 'β 0'
          : String(tick).replace('-', '−');
  return (
    <g transform={`translate(0 ${y})`}>
      <path d={`M0,0H${width}`} className={classes.axis} />
      {TICKS.map((tick) => (
        <text
          key={tick}
          x={((tick + 1) / 2) * width}
          y={15}
          textAnchor={tick === -1 ? 'start' : tick === 1 ? 'end' : 'middle'}
        >
          {text(tick)}
        </text>
      ))}
    </g>
  );
}

interface LaneProps {
  side: 'a' | 'b';
  name: string;
  told: string;
  spread: BetaSpread;
  y: number;
  bars: number;
  width: number;
  /** Share of the fullest bin of the figure. */
  peak: number;
}

/** One network's rows: bars, and mean |beta| with its interval on either side of even. */
function Lane({ side, name, told, spread, y, bars, width, peak }: LaneProps) {
  const shares = betaHistogram(spread.values);
  const x = (value: number) => ((value + 1) / 2) * width;
  const bottom = y + NAME + bars;
  const { imbalance, imbalanceInterval: within } = spread;
  return (
    <g className={classes.lane} data-side={side}>
      <text x={0} y={y + 12} className={classes.network}>
        {name}
      </text>
      <text x={width} y={y + 12} textAnchor="end" className={classes.value}>
        {told}
      </text>
      <path d={`M${x(0)},${y + NAME}V${bottom}`} className={classes.even} />
      {shares.map((share, bin) => {
        const height = (share / peak) * bars;
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bin's place is its identity
            key={bin}
            x={(bin / shares.length) * width + 0.5}
            y={bottom - height}
            width={Math.max(0, width / shares.length - 1)}
            height={height}
            className={classes.bar}
          />
        );
      })}
      <path d={`M0,${bottom}H${width}`} className={classes.axis} />
      {imbalance !== null &&
        [-1, 1].map((sign) => (
          <g key={sign}>
            {within && (
              <rect
                x={Math.min(x(sign * within.low), x(sign * within.high))}
                y={bottom - 4}
                width={Math.max(2, Math.abs(x(within.high) - x(within.low)))}
                height={5}
                className={classes.interval}
              />
            )}
            <path d={`M${x(sign * imbalance)},${y + NAME}V${bottom + 3}`} className={classes.mean} />
          </g>
        ))}
    </g>
  );
}
