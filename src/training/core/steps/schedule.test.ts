import { describe, expect, it } from 'vitest';
import { learningRateScale } from './schedule.ts';

describe('learningRateScale', () => {
  const scale = (step: number) => learningRateScale(step, 1000, 50);

  it('warms up linearly to 1', () => {
    expect(scale(0)).toBeCloseTo(1 / 50);
    expect(scale(24)).toBeCloseTo(0.5);
    expect(scale(49)).toBe(1);
  });

  it('then falls along half a cosine to 0', () => {
    expect(scale(50)).toBe(1);
    expect(scale(525)).toBeCloseTo(0.5);
    expect(scale(1000)).toBeCloseTo(0);
  });

  it('starts at 1 without a warm-up', () => {
    expect(learningRateScale(0, 10, 0)).toBe(1);
  });
});
