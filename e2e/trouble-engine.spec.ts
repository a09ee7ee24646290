import { expect, test } from './fixtures.ts';

test('every worker is started again when it throws', { tag: '@long' }, async ({ live, page }) => {
  await live.open('?inspect');
  await live.expectPrediction();
  for (const [worker, part] of [
    ['text', 'text'],
    ['acoustic', 'voice'],
    ['vision', 'face'],
    ['inference', 'network'],
  ] as const) {
    await test.step(worker, async () => {
      await page.evaluate((name) => window.dbrInspect?.crashWorker(name), worker);
      await live.expectProblem('worker-restarted', { detail: `${worker}: ` });
      // The face model is not part of the project: without it this worker says so, started again or not.
      const settled = worker === 'vision' ? /ready|failed/ : 'ready';
      await expect(live.part(part)).toHaveAttribute('data-status', settled);
      await live.expectTypingWorks();
    });
  }
});
