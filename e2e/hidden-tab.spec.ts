import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** Longer than the five seconds from which on the page says that it was hidden. */
const HIDDEN_MILLISECONDS = 5_500;

/** Headless Chromium shows every tab; this is what a page sees of being hidden. */
async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((now) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: now });
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      value: now ? 'hidden' : 'visible',
    });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}

test('a hidden tab rests, says so when it is shown again, and goes on', async ({ live, page }) => {
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
