import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextWidth } from '../labels/text-width.ts';
import { flowRoom } from './flow-labels.ts';

/** Fonts from narrow to very wide. */
const font = fc.double({ min: 3, max: 14, noNaN: true }).map(
  (perLetter): TextWidth =>
    (text) =>
      perLetter * text.length,
);
const width = fc.integer({ min: 240, max: 1600 });

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
});
