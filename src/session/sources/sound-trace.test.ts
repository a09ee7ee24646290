import { expect, it } from 'vitest';
import type { AcousticBatch } from '../../engine/workers/acoustic/api.ts';
import { createSoundTrace } from './sound-trace.ts';

const batch = (seconds: number, high: number, hertz: number): AcousticBatch => ({
  seconds,
  peaks: Float32Array.from([-high, high, -high, high]),
  frames: [{ seconds: seconds + 0.0125, values: new Float32Array(21), voiced: true, pitchHertz: hertz }],
  level: 0,
});

it('scrolls: the newest hop is last, gaps are silent, old sound falls out', () => {
  const trace = createSoundTrace();
  trace.add(batch(1, 0.5, 100));
  trace.add(batch(1.05, 0.25, 200));
  expect(Array.from(trace.waveform.slice(-14))).toEqual([
    ...[-0.5, 0.5, -0.5, 0.5],
    ...[0, 0, 0, 0, 0, 0],
    ...[-0.25, 0.25, -0.25, 0.25],
  ]);
  expect(trace.pitch.at(-1)).toBe(200);
  expect(trace.pitch.at(-6)).toBe(100);
  trace.advance(2);
  expect(trace.waveform.at(-1)).toBe(0);
  expect(trace.pitch.at(-1 - 94)).toBe(200);
  trace.advance(10);
  expect(trace.waveform.every((value) => value === 0)).toBe(true);
  expect(trace.pitch.every((value) => value === 0)).toBe(true);
});
