import { expect, test } from './fixtures.ts';
import { SOFTWARE_GPU } from './live-page.ts';

const GLAD = 'I absolutely loved this film, it was wonderful';
const ANGRY = 'This was a terrible waste of time and I hated it';

test('a typed sentence changes the prediction', async ({ live }) => {
  await live.open();
  const glad = await live.settledLogit(GLAD);
  const angry = await live.settledLogit(ANGRY);
  expect(glad).toBeGreaterThan(angry + 0.5);
});

test('the heatmap’s cells sum to the prediction and to the logit shown', async ({ live, page }) => {
  await live.open();
  await live.settledLogit(GLAD);
  const read = async (id: string) => (await live.valueOf(page.getByTestId(id))) ?? Number.NaN;
  const [sum, bias, logit, sentiment] = [
    await read('heatmap-sum'),
    await read('heatmap-bias'),
    await read('logit'),
    await read('sentiment'),
  ];
  expect(sum + bias).toBeCloseTo(sentiment, 4);
  // Sentiment points are shares of the logit times sentiment / logit: undoing that gives the logit back.
  expect(((sum + bias) * logit) / sentiment).toBeCloseTo(logit, 4);
  expect(3 * Math.tanh(logit / 3)).toBeCloseTo(sentiment, 4);
});

test('WebGPU and wasm predict the same', async ({ live, page }) => {
  test.setTimeout(SOFTWARE_GPU.timeout + 180_000);
  const logits: number[] = [];
  for (const backend of ['webgpu', 'wasm']) {
    await live.open(`?backend=${backend}`);
    await expect(page.getByTestId('backend')).toHaveAttribute('data-backend', backend, SOFTWARE_GPU);
    logits.push(await live.settledLogit(GLAD, SOFTWARE_GPU));
  }
  expect(Math.abs((logits[0] ?? 0) - (logits[1] ?? 1))).toBeLessThan(1e-3);
});
