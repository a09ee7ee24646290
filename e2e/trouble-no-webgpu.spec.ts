import { chromiumFlags, findChromium } from '../scripts/project/chromium.ts';
import { expect, test } from './fixtures.ts';

// Without these flags headless Chromium on a machine without a GPU offers no adapter.
const args = [...chromiumFlags.filter((flag) => !flag.includes('webgpu')), '--disable-gpu'];
test.use({ launchOptions: { ...findChromium(), args } });

test('a browser without WebGPU runs the network on wasm and says why', async ({ live, page }) => {
  await live.open();
  await live.expectPrediction();
  await expect(page.getByTestId('backend')).toHaveAttribute('data-backend', 'wasm');
  await page.getByTestId('backend').click();
  await live.expectProblem('backend-no-webgpu');
});
