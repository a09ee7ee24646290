import { expect, it } from 'vitest';
import { SAMPLE_RATE_HERTZ } from '../../../features/frames.ts';
import { createSoundMemory } from './sound-memory.ts';

const CHUNK = SAMPLE_RATE_HERTZ / 25;

/** Sound whose samples say when they were: their second on the clock. */
function fill(memory: ReturnType<typeof createSoundMemory>, from: number, to: number): void {
  for (let at = from * SAMPLE_RATE_HERTZ; at < to * SAMPLE_RATE_HERTZ; at += CHUNK) {
    const seconds = at / SAMPLE_RATE_HERTZ;
    memory.add(
      Float32Array.from({ length: CHUNK }, (_, i) => (at + i) / SAMPLE_RATE_HERTZ),
      seconds,
    );
  }
}

it('gives a stretch of the stream back', () => {
  const memory = createSoundMemory();
  fill(memory, 3, 9);
  const { samples, startSeconds } = memory.between({ startSeconds: 4.5, endSeconds: 6 });
  expect(startSeconds).toBeCloseTo(4.5);
  expect(samples).toHaveLength(1.5 * SAMPLE_RATE_HERTZ);
  expect(samples[0]).toBeCloseTo(4.5);
  expect(samples.at(-1)).toBeCloseTo(6, 3);
});

it('gives what is there of a stretch that began before it or is not over', () => {
  const memory = createSoundMemory();
  fill(memory, 3, 4);
  const { samples, startSeconds } = memory.between({ startSeconds: 0, endSeconds: 10 });
  expect(startSeconds).toBe(3);
  expect(samples).toHaveLength(SAMPLE_RATE_HERTZ);
});

it('forgets what is long ago', () => {
  const memory = createSoundMemory();
  fill(memory, 0, 30);
  const { samples, startSeconds } = memory.between({ startSeconds: 5, endSeconds: 12 });
  expect(startSeconds).toBe(10);
  expect(samples).toHaveLength(2 * SAMPLE_RATE_HERTZ);
  expect(samples[0]).toBeCloseTo(10);
});

it('begins anew after a gap in the stream', () => {
  const memory = createSoundMemory();
  fill(memory, 0, 2);
  fill(memory, 5, 6);
  expect(memory.between({ startSeconds: 0, endSeconds: 6 }).startSeconds).toBe(5);
});
