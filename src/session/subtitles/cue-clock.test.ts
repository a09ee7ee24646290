import { expect, it } from 'vitest';
import { cueClock } from './cue-clock.ts';

it('says hours, minutes, seconds and milliseconds', () => {
  expect(cueClock(0, '.')).toBe('00:00:00.000');
  expect(cueClock(3725.0406, ',')).toBe('01:02:05,041');
  expect(cueClock(59.9996, ',')).toBe('00:01:00,000');
});
