import { describe, expect, it } from 'vitest';
import type { CellMatrix } from './cell-matrix.ts';
import {
  amountScale,
  type CellScale,
  scaleColour,
  scaleEnds,
  sidesScale,
  signedScale,
} from './cell-scale.ts';

const steps = (count: number) => Array.from({ length: count }, (_, step) => ({ step }));

describe('a scale', () => {
  const scales: CellScale[] = [
    { kind: 'signed', limit: 2 },
    { kind: 'amount', from: 1, to: 3 },
    { kind: 'sides', reach: 0.2 },
  ];
  it.each(scales)('ends where its legend says, $kind', (scale) => {
    const [low, high] = scaleEnds(scale);
    for (const scheme of ['light', 'dark'] as const) {
      expect(scaleColour(scale, low, scheme)).toBe(scaleColour(scale, low - 5, scheme));
      expect(scaleColour(scale, high, scheme)).toBe(scaleColour(scale, high + 5, scheme));
      expect(scaleColour(scale, low, scheme)).not.toBe(scaleColour(scale, high, scheme));
    }
  });

  it('of no width has one colour', () => {
    expect(scaleColour({ kind: 'signed', limit: 0 }, 0, 'light')).toBe(
      scaleColour({ kind: 'signed', limit: 1 }, 0, 'light'),
    );
  });

  const of = (values: (number | null)[]): CellMatrix => ({
    base: {},
    rows: [{}],
    columns: steps(values.length),
    values,
  });

  it('of amounts begins at 0, ends at a round number, and enlarges only what differs far from 0', () => {
    expect(amountScale([of([0.002, 0.013, null])])).toEqual({ kind: 'amount', from: 0, to: 0.014 });
    expect(amountScale([of([0.1, 0.9])])).toEqual({ kind: 'amount', from: 0, to: 1 });
    expect(amountScale([of([3.25, 4.8]), of([6.2, 7.4])])).toEqual({ kind: 'amount', from: 0, to: 8 });
    expect(amountScale([of([3.25, 4.8])])).toMatchObject({ from: 3, to: 5 });
    // Nearly alike: a zoom would make a pattern of nothing.
    expect(amountScale([of([0.083, 0.085])])).toMatchObject({ from: 0 });
    expect(amountScale([of([-0.01, null])])).toEqual({ kind: 'amount', from: 0, to: 1 });
  });

  it('between two sides reaches as far as the cells do, even on both sides', () => {
    expect(sidesScale([of([0.37, 0.62])])).toEqual({ kind: 'sides', reach: 0.2 });
    expect(sidesScale([of([0.02, 0.9])])).toEqual({ kind: 'sides', reach: 0.5 });
    expect(scaleEnds(sidesScale([of([0.49, 0.51])])).map((end) => end.toFixed(2))).toEqual(['0.49', '0.51']);
  });

  it('of signed numbers is not held up by a few, and is one for charts that are compared', () => {
    const many = of([3, ...Array.from({ length: 60 }, (_, i) => (i - 30) / 50)]);
    expect(signedScale([many])).toEqual({ kind: 'signed', limit: 1 });
    expect(signedScale([of([0.003]), of([-0.1])])).toEqual({ kind: 'signed', limit: 0.1 });
  });
});
