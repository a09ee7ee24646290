import type { BetaEvidence, BetaOf, BetaSpread } from '../../../corpus/beta-evidence.ts';
import type { TranslateCorpus } from '../../locales/translate-corpus.ts';
import type { Box } from '../drawing/box.ts';
import { betaHistogram, fullestBetaBin } from './beta-shape.ts';

const TITLE = 20;
const NAME = 17;
const BARS = { overall: 52, modality: 26, low: 24 } as const;
const AIR = 8;
const AXIS = 22;

export const BETA_TICKS = [-1, -0.5, 0, 0.5, 1] as const;

/** One network's rows within a facet. */
export interface BetaLane {
  side: 'a' | 'b';
  spread: BetaSpread;
  /** Of its name; the bars begin below it. */
  y: number;
}

export interface BetaFacet {
  of: BetaOf;
  y: number;
  /** Height of the fullest bar. */
  bars: number;
  lanes: readonly BetaLane[];
}

/** Where everything of the chart of beta lies, pixels: the second network above the first, as before and after. */
export interface BetaLayout {
  facets: readonly BetaFacet[];
  /** Heights of the axes: under the first facet, and at the foot. */
  axes: readonly number[];
  height: number;
  /** Share of the fullest bin: all bars have one scale. */
  peak: number;
}

/** @param low lower bars, and no heading where there is one facet: for a place with little room */
export function betaLayout(evidence: readonly BetaEvidence[], low = false): BetaLayout {
  const title = low && evidence.length === 1 ? 0 : TITLE;
  let y = 0;
  const axes: number[] = [];
  const facets = evidence.map(({ of, a, b }): BetaFacet => {
    const bars = low ? BARS.low : of === 'overall' ? BARS.overall : BARS.modality;
    const top = y;
    const pitch = NAME + bars + AIR;
    const sides = b
      ? [
          { side: 'b' as const, spread: b },
          { side: 'a' as const, spread: a },
        ]
      : [{ side: 'a' as const, spread: a }];
    const lanes = sides.map((lane, index) => ({ ...lane, y: top + title + index * pitch }));
    y = top + title + lanes.length * pitch;
    if (of === 'overall') axes.push(y - AIR);
    y += of === 'overall' ? AXIS : 2;
    return { of, y: top, bars, lanes };
  });
  // One facet alone has its axis already.
  const foot = facets.length === 1 && axes.length === 1 ? [] : [y];
  return {
    facets,
    axes: [...axes, ...foot],
    height: foot.length === 0 ? y - AIR : y + AXIS,
    peak: fullestBetaBin(evidence),
  };
}

export const betaX = (value: number, width: number) => ((value + 1) / 2) * width;

export function tickAnchor(tick: number): 'start' | 'middle' | 'end' {
  return tick === -1 ? 'start' : tick === 1 ? 'end' : 'middle';
}

export function tickText(tick: number, t: TranslateCorpus): string {
  if (tick === -1) return `−1 ${t('beta.private')}`;
  if (tick === 1) return `${t('beta.shared')} +1`;
  return tick === 0 ? 'β 0' : String(tick).replace('-', '−');
}

/** A lane as shapes: bars, and mean |beta| on either side of even, with its interval where there is one. */
export function laneShapes(
  { values, imbalance, imbalanceInterval: within }: BetaSpread,
  { y, bars, width, peak }: { y: number; bars: number; width: number; peak: number },
) {
  const shares = betaHistogram(values);
  const bottom = y + NAME + bars;
  const x = (value: number) => betaX(value, width);
  const each = width / shares.length;
  const rects = shares.map((share, bin): Box => {
    const height = (share / peak) * bars;
    return { x: bin * each + 0.5, y: bottom - height, width: Math.max(0, each - 1), height };
  });
  const means =
    imbalance === null
      ? []
      : [-1, 1].map((sign) => ({
          x: x(sign * imbalance),
          interval: within && {
            x: Math.min(x(sign * within.low), x(sign * within.high)),
            y: bottom - 4,
            width: Math.max(2, Math.abs(x(within.high) - x(within.low))),
            height: 5,
          },
        }));
  return { top: y + NAME, bottom, even: x(0), rects, means };
}
