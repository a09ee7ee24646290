import { chromiumFlags, findChromium } from '../scripts/chromium.ts';
import { expect, test } from './fixtures.ts';
import { LOADING } from './live-page.ts';

test.describe('a browser without WebGPU', () => {
  // Without the two flags headless Chromium on a machine without a GPU offers no adapter.
  const args = [...chromiumFlags.filter((flag) => !flag.includes('webgpu')), '--disable-gpu'];
  test.use({ launchOptions: { ...findChromium(), args } });

  test('runs on wasm and says why', async ({ live, page }) => {
    await live.open();
    await live.expectPrediction();
    await expect(page.getByTestId('backend')).toContainText(/wasm/i);
    await page.getByTestId('backend').click();
    await live.expectProblem('backend-no-webgpu');
  });
});

test('a lost GPU device is replaced without a reload', async ({ live, page }) => {
  await live.open('?backend=webgpu&inspect');
  await live.settledLogit('I absolutely loved this film, it was wonderful');
  await page.evaluate(() => window.dbrInspect?.loseGpuDevice());
  await live.expectProblem('gpu-device-lost');
  await expect(live.part('network')).toHaveAttribute('data-status', 'ready', LOADING);
  await expect(page.getByTestId('backend')).toContainText(/webgpu/i);
  const logit = await live.settledLogit('This was a terrible waste of time and I hated it');
  expect(logit).toBeLessThan(0);
});

for (const name of ['text', 'vision', 'acoustic', 'inference'] as const) {
  test(`a ${name} worker that throws is started again`, async ({ live, page }) => {
    await live.open('?inspect');
    await live.expectPrediction();
    await page.evaluate((worker) => window.dbrInspect?.crashWorker(worker), name);
    await live.expectProblem('worker-restarted');
    await live.expectTypingWorks();
  });
}
