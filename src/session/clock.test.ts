import { expect, it } from 'vitest';
import { startClock } from './clock.ts';

it('counts seconds from its start and leaves pauses out', () => {
  let now = 5000;
  const clock = startClock(() => now);
  now = 7000;
  expect(clock.seconds()).toBe(2);
  clock.pause();
  now = 60_000;
  expect(clock.seconds()).toBe(2);
  expect(clock.at(30_000)).toBe(2);
  clock.resume();
  clock.resume();
  now = 61_000;
  expect(clock.seconds()).toBe(3);
  expect(clock.at(60_500)).toBe(2.5);
});
