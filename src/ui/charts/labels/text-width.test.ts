import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fittingTicks } from '../cells/contributions/heatmap-layout.ts';
import { heatmapRoom } from '../cells/contributions/heatmap-room.ts';
import { flowRoom } from '../flow/flow-labels.ts';
import { fittingLabels, type TextWidth } from './text-width.ts';

/** Fonts from narrow to very wide. */
const font = fc.double({ min: 3, max: 14, noNaN: true }).map(
  (perLetter): TextWidth =>
    (text) =>
      perLetter * text.length,
);
const width = fc.integer({ min: 240, max: 1600 });

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

describe('the room beside a chart', () => {
  const flow = {
    names: ['Language', 'Voice', 'Face'],
    amounts: ['0.25', 'no words'],
    signs: ['pulls up', 'pulls down'],
    sums: ['−0.25'],
    rule: '0.25 pt',
  };

  it('holds the flow diagram’s labels in any font, names where they leave most of the width to the ribbons', () => {
    fc.assert(
      fc.property(font, width, (widthOf, wide) => {
        const { left, right, narrow } = flowRoom(flow, wide, widthOf);
        const [beside, signs] = narrow ? [flow.amounts, flow.sums] : [flow.names, flow.signs];
        for (const text of beside) expect(left).toBeGreaterThan(20 + widthOf(text));
        for (const text of [...signs, flow.rule])
          expect(right).toBeGreaterThanOrEqual(10 + widthOf(text) - 1e-9);
        if (!narrow) expect(left + right).toBeLessThanOrEqual(0.36 * wide);
      }),
    );
  });

  it('holds the heatmap’s names and sums in any font', () => {
    const texts = { modalities: flow.names, branches: ['shared', 'private'], sum: '−0.25' };
    fc.assert(
      fc.property(font, width, (widthOf, wide) => {
        const { labelWidth, sumWidth, narrow } = heatmapRoom(texts, wide, widthOf);
        const names = narrow ? 0 : widthOf('Language') + 8;
        expect(labelWidth).toBeGreaterThanOrEqual(20 + names + widthOf('private') + 8 - 1e-9);
        expect(sumWidth).toBeGreaterThan(widthOf('−0.25'));
      }),
    );
  });
});

describe('fittingTicks', () => {
  it('begins with 0 and keeps labels apart', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 128 }),
        width,
        fc.integer({ min: 5, max: 60 }),
        (seconds, wide, label) => {
          const ticks = fittingTicks(seconds, wide, label);
          expect(ticks[0]).toBe(0);
          ticks.slice(1).forEach((tick, index) => {
            expect(((tick - (ticks[index] ?? 0)) * wide) / seconds).toBeGreaterThanOrEqual(label - 1e-6);
            expect(tick).toBeLessThanOrEqual(seconds);
          });
        },
      ),
    );
  });
});
