import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameRing } from './frame-ring.ts';

const streams = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { maxLength: 60 });
const capacities = fc.integer({ min: 1, max: 20 });

const row = (seconds: number) => ({ seconds, values: Float32Array.of(2 * seconds) });

describe('frameRing', () => {
  it('never holds more than its capacity, and always the newest', () => {
    fc.assert(
      fc.property(streams, capacities, (times, capacity) => {
        const ring = frameRing(capacity, 1);
        const growing: number[] = [];
        for (const seconds of times) {
          ring.push(row(seconds));
          if (growing.length === 0 || seconds > (growing.at(-1) ?? 0)) growing.push(seconds);
        }
        expect(ring.size).toBe(Math.min(capacity, growing.length));
        expect(ring.latest()?.seconds).toBe(growing.at(-1));
        expect(ring.between(-20, 20).map(({ seconds }) => seconds)).toEqual(growing.slice(-capacity));
      }),
    );
  });

  it('gives exactly the frames of a range', () => {
    fc.assert(
      fc.property(
        streams,
        fc.double({ min: -12, max: 12, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (times, start, length) => {
          const ring = frameRing(100, 1);
          const sorted = [...new Set(times)].sort((a, b) => a - b);
          for (const seconds of sorted) ring.push(row(seconds));
          const inside = sorted.filter((seconds) => seconds >= start && seconds < start + length);
          expect(ring.between(start, start + length).map(({ seconds }) => seconds)).toEqual(inside);
        },
      ),
    );
  });

  it('keeps each frame with its own numbers, and hands out copies', () => {
    const ring = frameRing(3, 2);
    for (let i = 0; i < 5; i++) ring.push({ seconds: i, values: Float32Array.of(i, -i) });
    expect(ring.between(0, 9).map(({ values }) => Array.from(values))).toEqual([
      [2, -2],
      [3, -3],
      [4, -4],
    ]);
    ring.latest()?.values.fill(0);
    expect(Array.from(ring.latest()?.values ?? [])).toEqual([4, -4]);
  });
});
