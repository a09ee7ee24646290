import { expect, it } from 'vitest';
import { createTurns } from './newest-turn.ts';

it('knows of each turn whether a newer one has begun', () => {
  const begin = createTurns();
  const first = begin();
  expect(first()).toBe(true);
  const second = begin();
  expect([first(), second()]).toEqual([false, true]);
  createTurns()();
  expect(second()).toBe(true);
});
