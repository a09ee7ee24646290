import { expect, test } from './fixtures.ts';

test('a first visit plays a sample session at once, without asking for anything', async ({ live, page }) => {
  await live.open();
  await expect(page.getByTestId('sample-delighted')).toHaveAttribute('aria-pressed', 'true');
  await expect(live.channel('camera')).toHaveAttribute('data-status', 'off');
  await expect(live.channel('microphone')).toHaveAttribute('data-status', 'off');
  await live.expectFacesDrawn(20);
  await live.expectPrediction();
});

test('every sample session plays through the same network', { tag: '@long' }, async ({ live, page }) => {
  await live.open();
  for (const id of ['disappointed', 'sarcastic', 'flat']) {
    await page.getByTestId(`sample-${id}`).click();
    await expect(page.getByTestId(`sample-${id}`)).toHaveAttribute('aria-pressed', 'true');
    // Choosing a session takes the last one's prediction off the screen.
    const before = await live.valueOf(live.logit);
    expect(before).not.toBeNull();
    await expect.poll(() => live.valueOf(live.logit)).not.toBe(before);
  }
});
