import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsBeyond, nextLimit, robustLimit, roundLimit } from './colour-limit.ts';

it('rounds up to 1, 2 or 5 times a power of ten', () => {
  expect([0, 0.01, 0.05, 0.07, 0.2, 0.21, 0.9, 3].map((peak) => roundLimit(peak))).toEqual([
    0.01, 0.01, 0.05, 0.1, 0.2, 0.5, 1, 5,
  ]);
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), (peak) => {
      expect(roundLimit(peak)).toBeGreaterThanOrEqual(peak * (1 - 1e-8));
      expect(roundLimit(peak)).toBeLessThanOrEqual(Math.max(0.01, peak * 2.51));
    }),
  );
});

describe('the limit of a map', () => {
  it('is not held up by a single large cell among many', () => {
    const cells = [2.1, ...Array.from({ length: 49 }, (_, i) => (i % 2 ? -1 : 1) * 0.004 * (i % 20))];
    expect(robustLimit(cells)).toBe(0.1);
    expect(cellsBeyond(cells, 0.1)).toBe(1);
  });

  it('is that of the largest where there are few', () => {
    expect(robustLimit([0.35, null, -0.71, 0.2])).toBe(1);
    expect(robustLimit([null])).toBe(0.01);
  });

  it('leaves at most one cell in twenty-five beyond it, and the largest at 0.4 of it or more', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1, maxLength: 240 }),
        (cells) => {
          const limit = robustLimit(cells);
          expect(cellsBeyond(cells, limit)).toBeLessThanOrEqual(cells.length / 25);
          const largest = Math.max(...cells.map(Math.abs));
          if (largest >= 0.01) expect(largest / limit).toBeGreaterThan(0.399);
        },
      ),
    );
  });
});

describe('a limit over time', () => {
  it('grows at once and shrinks only after a while', () => {
    const small = nextLimit(null, 0.1, 0);
    const large = nextLimit(small, 0.5, 1);
    expect(large.limit).toBe(0.5);
    const held = nextLimit(large, 0.1, 2);
    expect(held.limit).toBe(0.5);
    expect(nextLimit(held, 0.1, 2.6).limit).toBe(0.1);
  });

  it('stays while it is needed', () => {
    let scale = nextLimit(null, 0.5, 0);
    for (let seconds = 0.5; seconds < 20; seconds += 0.5) {
      scale = nextLimit(scale, seconds % 1 === 0 ? 0.5 : 0.1, seconds);
      expect(scale.limit).toBe(0.5);
    }
  });

  it('fits at once when an earlier moment or another utterance is looked at', () => {
    expect(nextLimit({ limit: 1, neededAt: 60, of: null }, 0.1, 12).limit).toBe(0.1);
    expect(nextLimit({ limit: 1, neededAt: 60, of: 'u1' }, 0.1, 60.2, 'u2').limit).toBe(0.1);
    expect(nextLimit({ limit: 1, neededAt: 60, of: 'u1' }, 0.1, 60.2, 'u1').limit).toBe(1);
  });
});
