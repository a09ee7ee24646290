import { describe, expect, it } from 'vitest';
import { divergingColour, solidColour } from './colours.ts';

const channels = (css: string): number[] => (css.match(/\d+/g) ?? []).map(Number);
const lightness = (css: string): number => {
  const [r = 0, g = 0, b = 0] = channels(css);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

describe.each(['light', 'dark'] as const)('on a %s page', (scheme) => {
  const direction = scheme === 'light' ? -1 : 1;

  it('zero has no hue', () => {
    const zero = channels(divergingColour(0, scheme));
    expect(Math.max(...zero) - Math.min(...zero)).toBeLessThan(24);
  });

  it('negative is blue and positive red', () => {
    const [negativeRed = 0, , negativeBlue = 0] = channels(divergingColour(-0.6, scheme));
    const [positiveRed = 0, , positiveBlue = 0] = channels(divergingColour(0.6, scheme));
    expect(negativeBlue).toBeGreaterThan(negativeRed);
    expect(positiveRed).toBeGreaterThan(positiveBlue);
  });

  it('lightness alone tells how far from zero a value is', () => {
    for (const sign of [-1, 1]) {
      const ramp = Array.from(
        { length: 11 },
        (_, i) => direction * lightness(divergingColour((sign * i) / 10, scheme)),
      );
      ramp.forEach((value, index) => {
        expect(value).toBeGreaterThanOrEqual(ramp[index - 1] ?? Number.NEGATIVE_INFINITY);
      });
    }
  });

  it('clamps what lies beyond the limit', () => {
    expect(divergingColour(9, scheme)).toBe(divergingColour(1, scheme));
    expect(solidColour(-9, scheme)).toBe(solidColour(-1, scheme));
  });
});
