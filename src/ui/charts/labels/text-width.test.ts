import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fittingLabels, type TextWidth } from './text-width.ts';

/** Fonts from narrow to very wide. */
const font = fc.double({ min: 3, max: 14, noNaN: true }).map(
  (perLetter): TextWidth =>
    (text) =>
      perLetter * text.length,
);

describe('fittingLabels', () => {
  it('keeps the first of those that touch, and none without text', () => {
    const five: TextWidth = (text) => 5 * text.length;
    const labels = [0, 10, 40].map((x) => ({ x, text: 'four' }));
    expect(fittingLabels(labels, five).map(({ x }) => x)).toEqual([0, 40]);
    expect(fittingLabels([{ x: 0, text: '' }], five)).toEqual([]);
  });

  it('never keeps two that overlap, in any font', () => {
    const labels = fc.array(fc.record({ x: fc.integer({ min: 0, max: 500 }), text: fc.string() }));
    fc.assert(
      fc.property(labels, font, (some, widthOf) => {
        const kept = fittingLabels(
          some.sort((a, b) => a.x - b.x),
          widthOf,
        );
        kept.slice(1).forEach(({ x, text }, index) => {
          const before = kept[index] as { x: number; text: string };
          expect(x - widthOf(text) / 2).toBeGreaterThanOrEqual(before.x + widthOf(before.text) / 2);
        });
      }),
    );
  });
});
