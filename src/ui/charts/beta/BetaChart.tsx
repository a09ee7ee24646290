import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { BetaEvidence, BetaOf, BetaSpread } from '../../../corpus/beta-evidence.ts';
import { useFormat } from '../../locales/use-format.ts';
import { useElementSize } from '../../page/use-element-size.ts';
import { ChartFigure, useChartExport } from '../frame/ChartHeader.tsx';
import { Plot } from '../frame/Plot.tsx';
import classes from './Beta.module.css';
import { BETA_TICKS, betaLayout, betaX, laneShapes, tickAnchor, tickText } from './beta-layout.ts';
import { spreadSaid } from './beta-said.ts';

const TERMS = ['balance', 'branches'] as const;

interface BetaChartProps {
  /** Of the figure, and of its files. */
  id: string;
  evidence: readonly BetaEvidence[];
  /** What the two networks are called. */
  nameOfSide: (side: 'a' | 'b') => string;
  /** Lower, with the words beside the picture where there is room. */
  low?: boolean;
  /** What the picture says, between its title and itself. */
  children: ReactNode;
}

/** How beta lies over rows, the second network above the first, over all modalities and within each. */
export function BetaChart({ id, evidence, nameOfSide, low = false, children }: BetaChartProps) {
  const { t } = useTranslation(['corpus', 'translation']);
  const format = useFormat();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const svg = useRef<SVGSVGElement>(null);
  const nameOf = (of: BetaOf) => (of === 'overall' ? t('beta.overall') : t(`translation:modality.${of}`));
  const told = (spread: BetaSpread) => spreadSaid(spread, { t, format });
  const { facets, axes, height, peak } = betaLayout(evidence, low);
  const source = useChartExport({
    name: id,
    rows: () => [
      (['network', 'modality', 'row', 'beta'] as const).map((name) => t(`beta.csv.${name}`)),
      ...facets.flatMap(({ of, lanes }) =>
        lanes.flatMap(({ side, spread }) =>
          Array.from(spread.values, (value, index) => [
            nameOfSide(side),
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
    .flatMap(({ of, lanes }) =>
      lanes.map(({ side, spread }) => `${nameOf(of)}, ${nameOfSide(side)}: ${told(spread)}.`),
    )
    .join(' ');
  return (
    <ChartFigure id={id} title={t('beta.title')} info={t('beta.info')} terms={TERMS} source={source}>
      <div className={low ? classes.beside : undefined}>
        <div>{children}</div>
        <div ref={ref} style={{ height }}>
          {/* Before there are figures there is no drawing, which could not be put into words; without a width everything lies at 0. */}
          {facets.length > 0 && width > 0 && (
            <Plot ref={svg} width={width} height={height} label={summary}>
              {facets.map(({ of, y: top, bars, lanes }) => (
                <g key={of}>
                  {lanes[0] && lanes[0].y > top && (
                    <text x={0} y={top + 13} className={classes.facet}>
                      {nameOf(of)}
                    </text>
                  )}
                  {lanes.map(({ side, spread, y }) => (
                    <Lane
                      key={side}
                      side={side}
                      name={nameOfSide(side)}
                      told={told(spread)}
                      spread={spread}
                      y={y}
                      bars={bars}
                      width={width}
                      peak={peak}
                    />
                  ))}
                </g>
              ))}
              {axes.map((y) => (
                <Axis key={y} y={y} width={width} />
              ))}
            </Plot>
          )}
        </div>
      </div>
    </ChartFigure>
  );
}

function Axis({ y, width }: { y: number; width: number }) {
  const { t } = useTranslation('corpus');
  return (
    <g transform={`translate(0 ${y})`}>
      <path d={`M0,0H${width}`} className={classes.axis} />
      {BETA_TICKS.map((tick) => (
        <text key={tick} x={betaX(tick, width)} y={15} textAnchor={tickAnchor(tick)}>
          {tickText(tick, t)}
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
  const { top, bottom, even, rects, means } = laneShapes(spread, { y, bars, width, peak });
  return (
    <g className={classes.lane} data-side={side}>
      <text x={0} y={y + 12} className={classes.network}>
        {name}
      </text>
      <text x={width} y={y + 12} textAnchor="end" className={classes.value}>
        {told}
      </text>
      <path d={`M${even},${top}V${bottom}`} className={classes.even} />
      {rects.map((rect) => (
        <rect key={rect.x} {...rect} className={classes.bar} />
      ))}
      <path d={`M0,${bottom}H${width}`} className={classes.axis} />
      {means.map(({ x, interval }) => (
        <g key={x}>
          {interval && <rect {...interval} className={classes.interval} />}
          <path d={`M${x},${top}V${bottom + 3}`} className={classes.mean} />
        </g>
      ))}
    </g>
  );
}
