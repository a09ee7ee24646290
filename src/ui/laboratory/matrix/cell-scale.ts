import { divergingColour, magnitudeColour, type Scheme, sideColour } from '../../colours.ts';
import { type CellMatrix, largestMagnitude } from './cell-matrix.ts';

/** How a chart's numbers become colours. Charts of a kind share one scale. */
export type CellScale =
  /** Signed: blue below zero, red above. */
  | { kind: 'signed'; limit: number }
  /** From little to much, both ends named in the legend. */
  | { kind: 'amount'; from: number; to: number }
  /** Between two sides, [0, 1]: 0.5 is even. */
  | { kind: 'sides' };

/** From 0 to the largest of some matrices. */
export function upToLargest(matrices: readonly CellMatrix[]): CellScale {
  return { kind: 'amount', from: 0, to: largestMagnitude(matrices) || 1 };
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
      return sideColour(2 * value - 1, scheme);
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
      return [0, 1];
  }
}

/** The scale's colours as a CSS gradient, for legends. */
export function scaleGradient(scale: CellScale, scheme: Scheme): string {
  const [from, to] = scaleEnds(scale);
  const stops = Array.from({ length: 9 }, (_, i) => scaleColour(scale, from + ((to - from) * i) / 8, scheme));
  return `linear-gradient(to right, ${stops.join(', ')})`;
}
