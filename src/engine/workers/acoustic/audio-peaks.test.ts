import { describe, expect, it } from 'vitest';
import { levelOf, peaksOf } from './audio-peaks.ts';

describe('peaksOf', () => {
  it('gives one pair a hop, the last from what is there', () => {
    const samples = new Float32Array(400);
    samples[10] = -0.5;
    samples[170] = 0.25;
    samples[399] = 1;
    expect(Array.from(peaksOf(samples))).toEqual([-0.5, 0, 0, 0.25, 0, 1]);
  });
});

describe('levelOf', () => {
  it('is 1 at full scale, half at -30 dB, 0 for silence or nothing', () => {
    expect(levelOf(new Float32Array(160).fill(1))).toBeCloseTo(1);
    expect(levelOf(new Float32Array(160).fill(10 ** (-30 / 20)))).toBeCloseTo(0.5);
    expect(levelOf(new Float32Array(160))).toBe(0);
    expect(levelOf(new Float32Array(0))).toBe(0);
  });
});
