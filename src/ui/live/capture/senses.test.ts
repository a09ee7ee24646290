import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSteadyLook, DARK_LUMINANCE, meanLuminance } from './senses.ts';

const grey = (value: number, pixels = 192) =>
  Uint8ClampedArray.from({ length: 4 * pixels }, (_, at) => (at % 4 === 3 ? 255 : value));

describe('how light a picture is', () => {
  it('goes from black to white', () => {
    expect(meanLuminance(grey(0))).toBe(0);
    expect(meanLuminance(grey(255))).toBeCloseTo(1, 6);
    expect(meanLuminance(grey(51))).toBeCloseTo(0.2, 6);
    expect(meanLuminance(grey(0, 0))).toBe(0);
  });

  it('tells a covered camera from a dim room', () => {
    expect(meanLuminance(grey(6))).toBeLessThan(DARK_LUMINANCE);
    expect(meanLuminance(grey(30))).toBeGreaterThan(DARK_LUMINANCE);
  });
});

describe('a steady look', () => {
  const saidOf = (looks: boolean[]) => {
    const look = createSteadyLook();
    return looks.map(look);
  };

  it('says what is missing once it has been for three looks, and takes it back after two', () => {
    expect(saidOf([true, true, true, true])).toEqual([false, false, true, true]);
    expect(saidOf([true, true, true, false, true, false, false])).toEqual([
      false,
      false,
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it('does not flicker: what it says lasts for two looks at least', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (looks) => {
        const changes = saidOf(looks).flatMap((said, at, all) =>
          at > 0 && said !== all[at - 1] ? [at] : [],
        );
        changes.forEach((at, index) => {
          if (index > 0) expect(at - (changes[index - 1] ?? 0)).toBeGreaterThanOrEqual(2);
        });
      }),
    );
  });
});
