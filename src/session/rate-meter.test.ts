import { expect, it } from 'vitest';
import { createRateMeter } from './rate-meter.ts';

it('counts the events of the last two seconds', () => {
  let now = 0;
  const meter = createRateMeter(() => now);
  for (; now < 4000; now += 100) meter.count();
  expect(meter.perSecond()).toBeCloseTo(9.5);
  now = 10_000;
  expect(meter.perSecond()).toBe(0);
});
