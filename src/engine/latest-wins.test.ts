import { describe, expect, it } from 'vitest';
import { latestWins } from './latest-wins.ts';

describe('latestWins', () => {
  it('answers the first and the last of a burst, dropping what lies between', async () => {
    const seen: number[] = [];
    const double = latestWins(async (value: number) => {
      seen.push(value);
      await Promise.resolve();
      return 2 * value;
    });
    expect(await Promise.all([double(1), double(2), double(3), double(4)])).toEqual([2, null, null, 8]);
    expect(seen).toEqual([1, 4]);
  });

  it('never runs two jobs at once', async () => {
    let running = 0;
    let most = 0;
    const job = latestWins(async (value: number) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running -= 1;
      return value;
    });
    await Promise.all([job(1), job(2), job(3)]);
    await job(4);
    expect(most).toBe(1);
  });

  it('goes on after a job that fails', async () => {
    const job = latestWins(async (value: number) => {
      if (value === 1) throw new Error('bad');
      return value;
    });
    const [first, second] = await Promise.allSettled([job(1), job(2)]);
    expect(first.status).toBe('rejected');
    expect(second).toEqual({ status: 'fulfilled', value: 2 });
  });
});
