import { describe, expect, it } from 'vitest';
import { createMixDown } from './mix-down.ts';

const tone = (amplitude: number, length = 480) =>
  Float32Array.from({ length }, (_, i) => amplitude * Math.sin(i / 7));
const loudness = (samples: Float32Array) => Math.max(...samples.map(Math.abs));

describe('channels made one', () => {
  it('are averaged where they agree, differ, or one is silent', () => {
    const { mix } = createMixDown();
    const [one, other] = [tone(0.5), tone(0.1)];
    expect(loudness(mix([one]))).toBeCloseTo(0.5, 2);
    expect(loudness(mix([one, one]))).toBeCloseTo(0.5, 2);
    expect(loudness(mix([one, other]))).toBeCloseTo(0.3, 2);
    expect(loudness(mix([one, tone(0)]))).toBeCloseTo(0.25, 2);
    expect(loudness(mix([one, tone(0), tone(0), tone(0), tone(0), tone(0)]))).toBeCloseTo(0.5 / 6, 2);
  });

  it.each([
    ['the same turned over', [tone(0.4), tone(-0.4)], 0.4],
    ['nearly the same turned over, and louder', [tone(0.45), tone(-0.5)], 0.5],
    ['two pairs that cancel', [tone(0.1), tone(-0.1), tone(0.3), tone(-0.3)], 0.3],
  ])('that cancel each other out are the louder one: %s', (_, channels, expected) => {
    const mixDown = createMixDown();
    expect(loudness(mixDown.mix(channels))).toBeCloseTo(expected, 2);
    expect(mixDown.cancelled).toBe(true);
  });

  it('are averaged again when they agree again, and one is held while they do not', () => {
    const mixDown = createMixDown();
    expect(mixDown.mix([tone(0.4), tone(-0.4)])[3]).toBeGreaterThan(0);
    // The second is a little louder now: the first stays.
    expect(mixDown.mix([tone(0.4), tone(-0.45)])[3]).toBeGreaterThan(0);
    expect(mixDown.mix([tone(0.05), tone(-0.5)])[3]).toBeLessThan(0);
    expect(loudness(mixDown.mix([tone(0.4), tone(0.2)]))).toBeCloseTo(0.3, 2);
  });

  it('say nothing of silence', () => {
    const mixDown = createMixDown();
    expect(loudness(mixDown.mix([tone(0), tone(0)]))).toBe(0);
    expect(mixDown.mix([])).toHaveLength(0);
    expect(mixDown.cancelled).toBe(false);
  });
});
