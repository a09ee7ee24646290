import { expect, it } from 'vitest';
import { approach } from './smooth-numbers.ts';

it('takes the same path at any frame rate', () => {
  const [slow, fast] = [[0], [0]];
  for (let i = 0; i < 10; i++) approach(slow, [1], 40, 160);
  for (let i = 0; i < 40; i++) approach(fast, [1], 10, 160);
  expect(slow[0]).toBeCloseTo(fast[0] ?? 0, 6);
});

it('arrives and then rests', () => {
  const current = [0, 5];
  while (approach(current, [1, 5], 100, 160)) expect(current[1]).toBe(5);
  expect(current).toEqual([1, 5]);
});

it('lets what is not there come and go at once', () => {
  const current = [1, Number.NaN];
  approach(current, [Number.NaN, 2], 16, 160);
  expect(current).toEqual([Number.NaN, 2]);
});

it('begins where it is sent and jumps without a time constant', () => {
  const current: number[] = [];
  expect(approach(current, [3], 0, 160)).toBe(false);
  approach(current, [7], 16, 0);
  expect(current).toEqual([7]);
});
