import type { Locator } from '@playwright/test';
import { TOUR_STOPS } from '../src/ui/tour/tour-store.ts';
import { expect, test } from './fixtures.ts';

/** Whether neither element covers any of the other. */
async function areApart(...elements: [Locator, Locator]): Promise<boolean> {
  const [one, other] = await Promise.all(elements.map((element) => element.boundingBox()));
  if (!one || !other) return false;
  return (
    one.x >= other.x + other.width ||
    one.x + one.width <= other.x ||
    one.y >= other.y + other.height ||
    one.y + one.height <= other.y
  );
}

test.describe('a first visit', () => {
  test.use({ seesTour: true });

  test('is shown around once, and covers nothing it points at', { tag: '@long' }, async ({ live, page }) => {
    await live.open();
    const card = page.getByTestId('tour');
    for (const { name } of TOUR_STOPS) {
      await expect(card).toHaveAttribute('data-stop', name);
      await expect
        .poll(() => areApart(page.locator('[data-highlighted]'), card), { message: name })
        .toBe(true);
      await page.getByTestId('tour-next').click();
    }
    await expect(card).toHaveCount(0);
    await expect(page.locator('[data-highlighted]')).toHaveCount(0);

    await page.reload();
    await live.expectPrediction();
    await expect(card).toHaveCount(0);
    await page.getByTestId('about').click();
    await page.getByTestId('tour-again').click();
    await expect(card).toHaveAttribute('data-stop', 'capture');
    await page.keyboard.press('Escape');
    await expect(card).toHaveCount(0);
  });

  test('can do without', { tag: '@long' }, async ({ live, page }) => {
    await live.open('#/live?lang=zh');
    await page.getByTestId('tour-skip').click();
    await expect(page.getByTestId('tour')).toHaveCount(0);
    // Leaving the view and coming back is no first visit either.
    await page.locator('nav a[href="#/sessions"]').click();
    await page.locator('nav a[href="#/live"]').click();
    await live.expectPrediction();
    await expect(page.getByTestId('tour')).toHaveCount(0);
  });
});

test('what a sample session says is shown as captions, in time, and can be switched off', {
  tag: '@long',
}, async ({ live, page }) => {
  await live.open();
  const captions = page.getByTestId('captions');
  // Word by word, as it is said.
  await expect(captions).toHaveText(/^Oh, look/);
  await expect(captions).toHaveText('Oh, look at this! They fixed my old violin!');
  await expect(captions).toHaveText(/^It sounds warmer/);
  await page.getByTestId('captions-switch').click();
  await expect(captions).toHaveCount(0);
  await page.reload();
  await expect(page.getByTestId('captions-switch')).toHaveAttribute('aria-pressed', 'false');
  await live.expectPrediction();
  await expect(captions).toHaveCount(0);
});
