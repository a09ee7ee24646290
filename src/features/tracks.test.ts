import { describe, expect, it } from 'vitest';
import { ACOUSTIC_FEATURE_NAMES } from './acoustic/feature-names.ts';
import { ACOUSTIC_WIDTH, VISUAL_WIDTH, WINDOW_STEPS } from './frames.ts';
import { absentTrack, padTrack } from './tracks.ts';
import { VISUAL_FEATURE_NAMES } from './visual/feature-names.ts';

describe('padTrack', () => {
  it('keeps order and gaps, and pads after', () => {
    const step = (value: number, valid = true) => ({ values: Float32Array.of(value, -value), valid });
    const { values, mask } = padTrack([step(1), step(2, false), step(3)], 2, 5);
    expect([...mask]).toEqual([1, 0, 1, 0, 0]);
    expect([...values]).toEqual([1, -1, 0, 0, 3, -3, 0, 0, 0, 0]);
  });

  it('refuses a step of another width', () => {
    expect(() => padTrack([{ values: Float32Array.of(1), valid: true }], 2)).toThrow(RangeError);
  });

  it('makes an absent modality all mask 0', () => {
    const { values, mask } = absentTrack(3);
    expect(values).toEqual(new Float32Array(3 * WINDOW_STEPS));
    expect(mask).toEqual(new Float32Array(WINDOW_STEPS));
  });
});

describe('feature names', () => {
  it('name every column once', () => {
    expect(new Set(ACOUSTIC_FEATURE_NAMES).size).toBe(ACOUSTIC_WIDTH);
    expect(ACOUSTIC_FEATURE_NAMES.length).toBe(ACOUSTIC_WIDTH);
    expect(new Set(VISUAL_FEATURE_NAMES).size).toBe(VISUAL_WIDTH);
    expect(VISUAL_FEATURE_NAMES.length).toBe(VISUAL_WIDTH);
  });
});
