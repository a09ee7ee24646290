import { expect, test } from './fixtures.ts';
import { SOFTWARE_GPU } from './live-page.ts';

test('a lost GPU device is replaced without a reload', async ({ live, page }) => {
  test.setTimeout(2 * SOFTWARE_GPU.timeout);
  await live.open('?backend=webgpu&inspect');
  await live.settledLogit('I absolutely loved this film, it was wonderful', SOFTWARE_GPU);
  await page.evaluate(() => window.dbrInspect?.loseGpuDevice());
  await live.expectProblem('gpu-device-lost');
  await expect(live.part('network')).toHaveAttribute('data-status', 'ready', SOFTWARE_GPU);
  await expect(page.getByTestId('backend')).toHaveAttribute('data-backend', 'webgpu');
  const logit = await live.settledLogit('This was a terrible waste of time and I hated it', SOFTWARE_GPU);
  expect(logit).toBeLessThan(0);
});

for (const name of ['text', 'vision', 'acoustic', 'inference'] as const) {
  test(`the ${name} worker is started again when it throws`, async ({ live, page }) => {
    await live.open('?inspect');
    await live.expectPrediction();
    await page.evaluate((worker) => window.dbrInspect?.crashWorker(worker), name);
    await live.expectProblem('worker-restarted');
    await live.expectTypingWorks();
  });
}
