import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SAMPLE_RATE_HERTZ } from '../frames.ts';
import { createPitchTracker, PITCH_WINDOW_SAMPLES } from './pitch.ts';

const track = createPitchTracker();

function window(sample: (seconds: number, n: number) => number): Float32Array {
  return Float32Array.from({ length: PITCH_WINDOW_SAMPLES }, (_, n) => sample(n / SAMPLE_RATE_HERTZ, n));
}

describe('the pitch tracker', () => {
  it('finds the fundamental of any voice-like tone within 1 %, however loud', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 70, max: 600, noNaN: true }),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        fc.array(fc.double({ min: 0, max: 0.6, noNaN: true }), { minLength: 1, maxLength: 6 }),
        (hertz, amplitude, overtones) => {
          const tone = window((t) =>
            [1, ...overtones].reduce(
              (sum, gain, i) =>
                sum + (amplitude * gain * Math.sin(2 * Math.PI * (i + 1) * hertz * t)) / (i + 1),
              0,
            ),
          );
          const pitch = track(tone);
          expect(Math.abs(pitch.hertz / hertz - 1)).toBeLessThan(0.01);
          expect(pitch.clarity).toBeGreaterThan(0.8);
        },
      ),
    );
  });

  it('finds no pitch in noise, silence or a whistle above the range of voices', () => {
    let seed = 1;
    const noise = window(() => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647 - 0.5;
    });
    expect(track(noise).hertz).toBe(0);
    expect(track(window(() => 0))).toEqual({ hertz: 0, clarity: 0 });
    expect(track(window((t) => Math.sin(2 * Math.PI * 1500 * t))).hertz).toBe(0);
  });
});
