import { expect, test } from './fixtures.ts';
import { SOFTWARE_GPU } from './live-page.ts';

const GLAD = 'I absolutely loved this film, it was wonderful';
const ANGRY = 'This was a terrible waste of time and I hated it';

test('a typed sentence changes the prediction, and the heatmap’s cells sum to it and to the logit shown', async ({
  live,
  page,
}) => {
  await live.open();
  const angry = await live.logitOf(ANGRY);
  const glad = await live.logitOf(GLAD);
  expect(glad).toBeGreaterThan(angry + 0.5);

  const read = async (id: string) => (await live.valueOf(page.getByTestId(id))) ?? Number.NaN;
  const [sum, bias, logit, sentiment] = [
    await read('heatmap-sum'),
    await read('heatmap-bias'),
    await read('logit'),
    await read('sentiment'),
  ];
  expect(logit).toBe(glad);
  expect(sum + bias).toBeCloseTo(sentiment, 4);
  // Sentiment points are shares of the logit times sentiment / logit: undoing that gives the logit back.
  expect(((sum + bias) * logit) / sentiment).toBeCloseTo(logit, 4);
  expect(3 * Math.tanh(logit / 3)).toBeCloseTo(sentiment, 4);
});

test('a first sentence that is pasted and ended at once is not lost, though the text model still loads', {
  tag: '@long',
}, async ({ live, page }) => {
  await live.open();
  await live.input.fill(ANGRY);
  await live.input.press('Enter');
  await expect(page.getByTestId('transcript-clear')).toBeVisible();
  await expect.poll(() => live.valueOf(live.sentiment)).toBeLessThan(-1);
});

test('what was typed stays the language while a voice goes on without words, until it is taken away', {
  tag: '@long',
}, async ({ live, page }) => {
  const words = page.locator('[data-testid="presence"] [data-modality="language"]');
  await live.open();
  await live.switchOn('microphone');
  await live.input.fill('This was a terrible waste of time and I hated it.');
  await live.input.press('Enter');
  await expect(words).toHaveAttribute('data-present', 'true');
  const typedAt = await page.evaluate(() => window.dbrLive?.().signals.seconds ?? 0);
  const later = () => page.evaluate(() => window.dbrLive?.().signals.seconds ?? 0);
  for (let looks = 0; (await later()) < typedAt + 15; looks++) {
    const seen = await page.evaluate(() => window.dbrLive?.().state.prediction);
    expect(
      seen?.window.texts.map(({ text }) => text),
      `look ${looks}`,
    ).toEqual(['This was a terrible waste of time and I hated it.']);
    expect(seen?.sentiment).toBeLessThan(0);
    await page.waitForTimeout(500);
  }
  await page.getByTestId('transcript-clear').click();
  await expect(words).toHaveAttribute('data-present', 'false');
});

test('WebGPU and wasm predict the same, also after the GPU device was lost, without a reload', {
  tag: '@long',
}, async ({ live, page }) => {
  test.setTimeout(4 * SOFTWARE_GPU.timeout);
  const backend = page.getByTestId('backend');
  await live.open('?backend=wasm');
  const expected = await live.logitOf(GLAD);
  await expect(backend).toHaveAttribute('data-backend', 'wasm');

  await live.open('?backend=webgpu&inspect');
  const onGpu = await live.logitOf(GLAD, SOFTWARE_GPU);
  await expect(backend).toHaveAttribute('data-backend', 'webgpu');
  expect(Math.abs(onGpu - expected)).toBeLessThan(1e-3);

  await page.evaluate(() => window.dbrInspect?.loseGpuDevice());
  await live.expectProblem('gpu-device-lost');
  await expect(live.part('network')).toHaveAttribute('data-status', 'ready', SOFTWARE_GPU);
  await expect(backend).toHaveAttribute('data-backend', 'webgpu');
  const angry = await live.logitOf(ANGRY, SOFTWARE_GPU);
  const again = await live.logitOf(GLAD, SOFTWARE_GPU);
  expect(angry).toBeLessThan(0);
  expect(Math.abs(again - expected)).toBeLessThan(1e-3);
});
