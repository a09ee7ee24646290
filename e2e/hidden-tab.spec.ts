import { expect, test } from './fixtures.ts';
import { setHidden } from './visibility.ts';

/** Longer than the five seconds from which on the page says that it was hidden. */
const HIDDEN_MILLISECONDS = 5_500;

test('a hidden tab rests, says so when it is shown again, and goes on', { tag: '@long' }, async ({
  live,
  page,
}) => {
  await live.open();
  await live.expectPrediction();
  await setHidden(page, true);
  await page.waitForTimeout(HIDDEN_MILLISECONDS);
  const resting = await page.evaluate(
    () => window.dbrLive?.().state.rates.predictionsPerSecond ?? Number.NaN,
  );
  expect(resting).toBeLessThanOrEqual(1.5);
  await setHidden(page, false);
  await live.expectProblem('tab-was-hidden');
  const before = await live.valueOf(live.logit);
  await expect.poll(() => live.valueOf(live.logit)).not.toBe(before);
});
