import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { framesByStep } from './steps.ts';

const at = (seconds: number): { seconds: number } => ({ seconds });

describe('framesByStep', () => {
  it('is not fooled by rounding: k steps of 0.25 s from any start begin step k', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.nat(39), (tenths, step) => {
        const start = tenths * 0.1;
        const grouped = framesByStep([at(start + step * 0.25)], start);
        expect(grouped.length).toBe(step + 1);
        expect(grouped[step]?.length).toBe(1);
      }),
    );
  });

  it('puts every frame of the stretch into one step, and the others nowhere', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5000, max: 15_000 })), fc.nat(60), (milliseconds, steps) => {
        const frames = milliseconds.map((time) => at(time / 1000));
        const grouped = framesByStep(frames, 0, steps * 0.25);
        expect(grouped.length).toBe(steps);
        for (const [step, group] of grouped.entries()) {
          expect(group).toEqual(
            frames.filter(({ seconds }) => seconds >= step * 0.25 && seconds < (step + 1) * 0.25),
          );
        }
      }),
    );
  });
});
