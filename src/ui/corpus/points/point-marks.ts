import { type ColumnId, parseColumn } from '../../../corpus/column-id.ts';
import type { Column } from '../../../corpus/corpus.ts';
import { extentOf } from '../../../corpus/filter.ts';
import type { CellScale } from '../../charts/cells/cell-scale.ts';
import { robustLimit } from '../../charts/cells/colour-limit.ts';
import { roundRange } from '../../charts/drawing/round-range.ts';
import { magnitudeColour, namedColour, type Scheme, sideColour, solidColour } from '../../theme/colours.ts';

export const SHAPES = ['circle', 'square', 'triangle', 'diamond'] as const;
export type Shape = (typeof SHAPES)[number];

/** Points that look alike. */
export interface MarkGroup {
  colour: (scheme: Scheme) => string;
  shape: Shape;
  /** Drawn as an outline. */
  hollow?: boolean;
  /** What these are; null where a colour bar says it. */
  name: string | null;
  /** Indices of the points. */
  points: Int32Array;
}

/** How numbers become colours; `sides` takes beta, from all private (-1) to all shared (1). */
export type PointScale = Exclude<CellScale, { kind: 'sides' }> | { kind: 'sides' };

/** How points are coloured: by names, or by a bar of colours. */
export interface Marks {
  groups: readonly MarkGroup[];
  ramp: { scale: PointScale; low: number; high: number } | null;
}

const STEPS = 24;
/** What is near nothing on a scale of amounts would be near the ground. */
const SEEN = 0.22;

/** Colour of a point on a scale: never that of the ground. */
export function pointColour(scale: PointScale, value: number, scheme: Scheme): string {
  switch (scale.kind) {
    case 'signed':
      return solidColour(value / scale.limit, scheme);
    case 'amount':
      return magnitudeColour(
        SEEN + ((1 - SEEN) * (value - scale.from)) / (scale.to - scale.from || 1),
        scheme,
      );
    case 'sides':
      return sideColour(value, scheme);
  }
}

/** What a column's numbers are, where that says between which ends they lie. */
export type Known = 'beta' | 'sentiment' | null;

/** Between which ends numbers of a kind lie. */
export const KNOWN_ENDS = { beta: [-1, 1], sentiment: [-3, 3] } as const;

export function knownAs(id: ColumnId): Known {
  const parsed = parseColumn(id);
  if (!parsed || parsed.of === 'file' || parsed.of === 'difference') return null;
  if (parsed.measure.startsWith('beta')) return 'beta';
  return /^(label|prediction|valence|opinion)/.test(parsed.measure) ? 'sentiment' : null;
}

/** The scale of a column's numbers: signed where they go either way, beta between its two sides. */
export function pointScale(values: Float64Array, known: Known): PointScale {
  if (known === 'beta') return { kind: 'sides' };
  if (known === 'sentiment') return { kind: 'signed', limit: KNOWN_ENDS.sentiment[1] };
  const extent = extentOf(values) ?? { low: 0, high: 1 };
  if (extent.low < 0)
    return { kind: 'signed', limit: robustLimit([...values].filter((value) => !Number.isNaN(value))) };
  const [from, to] = roundRange(extent.low, extent.high || 1, 4);
  return { kind: 'amount', from, to };
}

/** All points alike. */
export function plainMarks(count: number): Marks {
  const points = Int32Array.from({ length: count }, (_, index) => index);
  return {
    groups: [{ colour: (scheme) => namedColour(0, scheme), shape: 'circle', name: null, points }],
    ramp: null,
  };
}

/**
 * Points coloured by a column: a colour and a shape for each name, or steps of a colour bar. Points without a value are
 * small and last.
 * @param rows the row of each point
 */
export function marksBy(
  column: Column,
  rows: Int32Array,
  known: Known,
  nameOf: (name: string) => string,
): Marks {
  if (column.kind === 'text') return plainMarks(rows.length);
  if (column.kind === 'category')
    return {
      ramp: null,
      groups: grouped(rows, column.names.length, (row) => column.codes[row] as number).map(
        ({ bin, points }) => ({
          colour: (scheme) => namedColour(bin, scheme),
          shape: SHAPES[bin % SHAPES.length] as Shape,
          name: nameOf(column.names[bin] as string),
          points,
        }),
      ),
    };
  const { values } = column;
  const scale = pointScale(values, known);
  const [low, high] =
    scale.kind === 'signed'
      ? [-scale.limit, scale.limit]
      : scale.kind === 'sides'
        ? [-1, 1]
        : [scale.from, scale.to];
  const binOf = (row: number) => {
    const value = values[row] as number;
    if (Number.isNaN(value)) return -1;
    return Math.min(STEPS - 1, Math.max(0, Math.floor(((value - low) / (high - low || 1)) * STEPS)));
  };
  return {
    ramp: { scale, low, high },
    groups: grouped(rows, STEPS, binOf).map(({ bin, points }) => {
      const value = low + ((bin + 0.5) / STEPS) * (high - low);
      return { colour: (scheme) => pointColour(scale, value, scheme), shape: 'circle', name: null, points };
    }),
  };
}

/**
 * Points by the bin of what each is of; one whose bin is none of them is in none.
 * @returns the bins that have points, and which of the points these are
 */
export function grouped(
  of: Int32Array,
  bins: number,
  binOf: (of: number) => number,
): { bin: number; points: Int32Array }[] {
  const own = Int32Array.from(of, binOf);
  const counts = new Int32Array(bins);
  for (const bin of own) if (bin >= 0 && bin < bins) counts[bin] = (counts[bin] as number) + 1;
  const members = Array.from(counts, (count) => new Int32Array(count));
  counts.fill(0);
  for (let index = 0; index < own.length; index++) {
    const bin = own[index] as number;
    const points = members[bin];
    if (!points) continue;
    points[counts[bin] as number] = index;
    counts[bin] = (counts[bin] as number) + 1;
  }
  return members.flatMap((points, bin) => (points.length > 0 ? [{ bin, points }] : []));
}
