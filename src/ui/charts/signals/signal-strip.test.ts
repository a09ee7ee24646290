import { expect, it } from 'vitest';
import { drawnAmplitude, peakColumns, pitchHeight, signalShapes } from './signal-strip.ts';

it('puts pitch on a logarithmic scale and leaves unvoiced hops out', () => {
  expect(pitchHeight(0)).toBeNull();
  expect(pitchHeight(60)).toBe(0);
  expect(pitchHeight(500)).toBe(1);
  expect(pitchHeight(Math.sqrt(60 * 500))).toBeCloseTo(0.5);
});

it('keeps the peaks when columns hold several hops, and repeats them when hops are wider', () => {
  const waveform = Float32Array.from([-0.1, 0.2, -0.5, 0.1, 0, 0.9, -0.2, 0]);
  expect(peakColumns(waveform, 2)).toEqual([
    { low: -0.5, high: expect.closeTo(0.2) },
    { low: expect.closeTo(-0.2), high: expect.closeTo(0.9) },
  ]);
  expect(peakColumns(waveform, 8)).toHaveLength(8);
});

it('shows a whisper without clipping a shout', () => {
  expect(drawnAmplitude(0.04)).toBeCloseTo(0.2);
  expect(drawnAmplitude(-4)).toBe(-1);
});

it('breaks the pitch line where the voice has no pitch', () => {
  const pitch = Float32Array.from([100, 110, 0, 120]);
  const { pitch: path, bars } = signalShapes({ waveform: new Float32Array(8), pitch }, 30, 50);
  expect(path.match(/M/g)).toHaveLength(2);
  expect(path.match(/L/g)).toHaveLength(1);
  expect(bars).toHaveLength(10);
});
