import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const LEAST_PIXELS = 18;

/** What of the slide that is shown is beyond the screen or too small for the back row, in words. */
async function faults(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const slide = document.querySelector<HTMLElement>('[data-presented]');
    const bar = document.querySelector('[data-testid="presenter"]');
    if (!slide || !bar) return ['no slide'];
    const found: string[] = [];
    const { left, right, bottom } = slide.getBoundingClientRect();
    const free = bar.getBoundingClientRect().top;
    if (bottom > free + 1) found.push(`${Math.round(bottom - free)} pixels lie below the fold`);
    if (left < 0 || right > window.innerWidth + 1) found.push('it is wider than the screen');
    const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
    const zoom = slide.currentCSSZoom;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent?.checkVisibility() || !node.textContent?.trim()) continue;
      // A name for screen readers alone has no size to the eye.
      if (parent.getBoundingClientRect().width <= 2 * zoom) continue;
      const size = Number.parseFloat(getComputedStyle(parent).fontSize) * zoom;
      if (size < least - 0.1) found.push(`“${node.textContent.trim()}” is ${size.toFixed(1)} pixels large`);
    }
    return [...new Set(found)];
  }, LEAST_PIXELS);
}

for (const viewport of [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
]) {
  test.describe(`${viewport.width} by ${viewport.height}`, () => {
    test.use({ viewport });

    test('every panel of the Live view fits the screen and is read from the back row', {
      tag: '@long',
    }, async ({ live, page }) => {
      await live.open('?present&backend=wasm');
      const place = page.getByTestId('presenter-place');
      await expect(place).toHaveText(/1 of 5/);
      for (let slide = 0; slide < 5; slide++) {
        await expect(place).toHaveAttribute('data-index', String(slide));
        await expect.soft
          .poll(() => faults(page), { message: (await place.textContent()) ?? '', timeout: 10_000 })
          .toEqual([]);
        await page.keyboard.press('ArrowRight');
      }
    });
  });
}

test('what is presented is in the language of its address, before or after the #', { tag: '@long' }, async ({
  live,
  page,
}) => {
  for (const address of ['?present&lang=zh', '?lang=zh#/sessions', '?present#/glossary?lang=zh']) {
    await live.open(address);
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh');
    await page.goto('about:blank');
  }
});

test.describe('a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('has the name of the panel in one line, and a low bar', { tag: '@long' }, async ({ live, page }) => {
    await live.open('?present&backend=wasm');
    await expect(page.getByTestId('presenter-place')).toHaveText(/^1 of \d/);
    const bar = await page.getByTestId('presenter').boundingBox();
    expect(bar?.height).toBeLessThan(110);
    const name = await page.getByTestId('presenter-place').boundingBox();
    expect(name?.width).toBeGreaterThan(300);
    expect(name?.height).toBeLessThan(40);
  });
});
