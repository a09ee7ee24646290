import { expect, test } from './fixtures.ts';

test('what is presented is in the language of its address, before or after the #', async ({ live, page }) => {
  for (const address of ['?present&lang=zh', '?lang=zh#/sessions', '?present#/glossary?lang=zh']) {
    await live.open(address);
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh');
    await page.goto('about:blank');
  }
});

test.describe('a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('has the name of the panel in one line, and a low bar', async ({ live, page }) => {
    await live.open('?present&backend=wasm');
    await expect(page.getByTestId('presenter-place')).toHaveText(/^1 of \d/);
    const bar = await page.getByTestId('presenter').boundingBox();
    expect(bar?.height).toBeLessThan(110);
    const name = await page.getByTestId('presenter-place').boundingBox();
    expect(name?.width).toBeGreaterThan(300);
    expect(name?.height).toBeLessThan(40);
  });
});
