import { expect, it } from 'vitest';
import { interleave, timesOf } from './interleave.ts';

it('tells the median and the 95th percentile by nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(timesOf(hundred)).toEqual({ median: 50, p95: 95 });
  expect(timesOf([7])).toEqual({ median: 7, p95: 7 });
});

it('runs the cases in turn, and leaves out the first rounds', async () => {
  const ran: string[] = [];
  const cases = ['a', 'b'].map((name) => ({ name, run: async () => ran.push(name) }));
  const times = await interleave(cases, { warmUp: 1, counted: 2 });
  expect(ran.join('')).toBe('ababab');
  expect(Object.keys(times)).toEqual(['a', 'b']);
});
