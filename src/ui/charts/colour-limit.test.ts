import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextLimit, roundLimit } from './colour-limit.ts';

it('rounds up to 1, 2 or 5 times a power of ten', () => {
  expect([0, 0.05, 0.07, 0.2, 0.21, 0.9, 3].map(roundLimit)).toEqual([0.05, 0.05, 0.1, 0.2, 0.5, 1, 5]);
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), (peak) => {
      expect(roundLimit(peak)).toBeGreaterThanOrEqual(peak * (1 - 1e-8));
      expect(roundLimit(peak)).toBeLessThanOrEqual(Math.max(0.05, peak * 2.51));
    }),
  );
});

it('grows at once and shrinks only after a while', () => {
  const small = nextLimit(null, 0.08, 0);
  const large = nextLimit(small, 0.4, 1);
  expect(large.limit).toBe(0.5);
  const held = nextLimit(large, 0.08, 3);
  expect(held.limit).toBe(0.5);
  expect(nextLimit(held, 0.08, 6).limit).toBe(0.1);
});

it('fits at once when an earlier moment is looked at', () => {
  expect(nextLimit({ limit: 1, neededAt: 60 }, 0.08, 12).limit).toBe(0.1);
});
