import { divergingColour, magnitudeColour, type Scheme, sideColour } from '../../theme/colours.ts';
import { roundRange } from '../drawing/round-range.ts';
import { type CellMatrix, commonRange } from './cell-matrix.ts';
import { robustLimit, roundLimit } from './colour-limit.ts';

/** How a chart's numbers become colours. Charts of a kind share one scale. */
export type CellScale =
  /** Signed: blue below zero, red above. */
  | { kind: 'signed'; limit: number }
  /** From little to much, both ends named in the legend. */
  | { kind: 'amount'; from: number; to: number }
  /** Between two sides of [0, 1]: 0.5 is even, `reach` beyond it on either side the end of the colours. */
  | { kind: 'sides'; reach: number };

/** A spread below this share of the largest cell is told, not enlarged: its colours would make a pattern of nothing. */
const ALIKE = 0.1;
/** Where the smallest cell is more than this share of the largest, a scale from 0 would hide what differs. */
const FAR_FROM_NOTHING = 0.5;

/** Amounts of several matrices between round numbers: from 0, or from nearer by where all lie far from it. */
export function amountScale(matrices: readonly CellMatrix[]): CellScale {
  const [low, high] = commonRange(matrices);
  if (high <= 0) return { kind: 'amount', from: 0, to: 1 };
  const zoomed = low > FAR_FROM_NOTHING * high && high - low >= ALIKE * high;
  const [from, to] = roundRange(zoomed ? low : 0, high, 5);
  return { kind: 'amount', from, to };
}

/** Shares between two sides as far from even as the cells of several matrices go, in 1-2-5 steps. */
export function sidesScale(matrices: readonly CellMatrix[]): CellScale {
  const [low, high] = commonRange(matrices);
  const reach = roundLimit(Math.max(Math.abs(low - 0.5), Math.abs(high - 0.5)));
  return { kind: 'sides', reach: Math.min(0.5, reach) };
}

/** Signed numbers of several matrices, all but a few of them, in 1-2-5 steps. */
export function signedScale(matrices: readonly CellMatrix[]): CellScale {
  return {
    kind: 'signed',
    limit: robustLimit(
      matrices.flatMap(({ values }) => values),
      1e-4,
    ),
  };
}

export function scaleColour(scale: CellScale, value: number, scheme: Scheme): string {
  switch (scale.kind) {
    case 'signed':
      return divergingColour(scale.limit > 0 ? value / scale.limit : 0, scheme);
    case 'amount': {
      const span = scale.to - scale.from;
      return magnitudeColour(span > 0 ? (value - scale.from) / span : 0, scheme);
    }
    case 'sides':
      return sideColour((value - 0.5) / scale.reach, scheme);
  }
}

/** The numbers at the two ends of a scale. */
export function scaleEnds(scale: CellScale): [number, number] {
  switch (scale.kind) {
    case 'signed':
      return [-scale.limit, scale.limit];
    case 'amount':
      return [scale.from, scale.to];
    case 'sides':
      return [0.5 - scale.reach, 0.5 + scale.reach];
  }
}

/** The scale's colours as a CSS gradient, for legends. */
export function scaleGradient(scale: CellScale, scheme: Scheme): string {
  const [from, to] = scaleEnds(scale);
  const stops = Array.from({ length: 21 }, (_, i) =>
    scaleColour(scale, from + ((to - from) * i) / 20, scheme),
  );
  return `linear-gradient(to right, ${stops.join(', ')})`;
}
