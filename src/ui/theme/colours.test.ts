import { describe, expect, it } from 'vitest';
import {
  divergingColour,
  inkOn,
  magnitudeColour,
  relativeLuminance,
  sideColour,
  solidColour,
} from './colours.ts';

const channels = (css: string): number[] => (css.match(/\d+/g) ?? []).map(Number);
const contrast = (one: string, other: string) => {
  const [a, b] = [relativeLuminance(one), relativeLuminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};
const GROUND = { light: 'rgb(255, 255, 255)', dark: 'rgb(20, 24, 31)' };

/** Full loss of one kind of cone, on linear channels (Machado, Oliveira and Fernandes 2009). */
const VISION = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;

function seenBy(css: string, [a, b, c, d, e, f, g, h, i]: (typeof VISION)[keyof typeof VISION]): string {
  const [x = 0, y = 0, z = 0] = channels(css).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const back = [a * x + b * y + c * z, d * x + e * y + f * z, g * x + h * y + i * z].map((value) => {
    const share = Math.min(1, Math.max(0, value));
    return Math.round(255 * (share <= 0.0031308 ? 12.92 * share : 1.055 * share ** (1 / 2.4) - 0.055));
  });
  return `rgb(${back.join(', ')})`;
}

const SHARES = Array.from({ length: 21 }, (_, i) => i / 20);

describe.each(['light', 'dark'] as const)('on a %s page', (scheme) => {
  const direction = scheme === 'light' ? -1 : 1;

  it('zero is the ground of a card, also between two sides', () => {
    expect(divergingColour(0, scheme)).toBe(GROUND[scheme]);
    expect(sideColour(0, scheme)).toBe(GROUND[scheme]);
  });

  it('a tenth of the limit is seen, and 0.4 of it stands out by 3 : 1', () => {
    for (const sign of [-1, 1]) {
      expect(contrast(divergingColour(0.1 * sign, scheme), GROUND[scheme])).toBeGreaterThan(1.3);
      expect(contrast(divergingColour(0.395 * sign, scheme), GROUND[scheme])).toBeGreaterThan(3);
      expect(contrast(divergingColour(sign, scheme), GROUND[scheme])).toBeGreaterThan(9);
    }
    expect(contrast(magnitudeColour(1, scheme), GROUND[scheme])).toBeGreaterThan(9);
  });

  it('negative is blue and positive red', () => {
    const [negativeRed = 0, , negativeBlue = 0] = channels(divergingColour(-0.6, scheme));
    const [positiveRed = 0, , positiveBlue = 0] = channels(divergingColour(0.6, scheme));
    expect(negativeBlue).toBeGreaterThan(negativeRed);
    expect(positiveRed).toBeGreaterThan(positiveBlue);
  });

  it('a number on any cell can be read', () => {
    for (const share of SHARES.flatMap((value) => [value, -value])) {
      const cell = divergingColour(share, scheme);
      const ink = inkOn(cell) === '#000000' ? 'rgb(0, 0, 0)' : 'rgb(255, 255, 255)';
      expect(contrast(cell, ink)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(Object.entries(VISION))('with %s, lightness alone tells how far from zero a value is', (_, eye) => {
    for (const sign of [-1, 1]) {
      const ramp = SHARES.map(
        (share) => direction * relativeLuminance(seenBy(divergingColour(sign * share, scheme), eye)),
      );
      ramp.forEach((value, index) => {
        expect(value).toBeGreaterThan(ramp[index - 1] ?? Number.NEGATIVE_INFINITY);
      });
    }
  });

  it.each(Object.entries(VISION))('with %s, negative and positive stay apart in hue', (_, eye) => {
    for (const share of SHARES.filter((value) => value >= 0.2)) {
      const [negative, positive] = [-share, share].map((value) =>
        channels(seenBy(divergingColour(value, scheme), eye)),
      );
      const apart = Math.hypot(...(negative ?? []).map((value, index) => value - (positive?.[index] ?? 0)));
      expect(apart).toBeGreaterThan(40);
    }
  });

  it('clamps what lies beyond the limit', () => {
    expect(divergingColour(9, scheme)).toBe(divergingColour(1, scheme));
    expect(solidColour(-9, scheme)).toBe(solidColour(-1, scheme));
  });
});
