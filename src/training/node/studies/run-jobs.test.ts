import { expect, it } from 'vitest';
import { runJobs } from './run-jobs.ts';

it('starts jobs in their order and never more than allowed at once', async () => {
  const started: number[] = [];
  let running = 0;
  let most = 0;
  await runJobs([5, 1, 3, 2, 4], 2, async (job) => {
    started.push(job);
    running += 1;
    most = Math.max(most, running);
    for (let turn = 0; turn < job; turn++) await Promise.resolve();
    running -= 1;
  });
  expect(started).toEqual([5, 1, 3, 2, 4]);
  expect(most).toBe(2);
});

it('goes on after a failure and reports it', async () => {
  const done: string[] = [];
  const failures = await runJobs(['a', 'b', 'c'], 1, async (job) => {
    if (job === 'b') throw new Error('no luck');
    done.push(job);
  });
  expect(done).toEqual(['a', 'c']);
  expect(failures).toEqual([{ job: 'b', error: new Error('no luck') }]);
});
