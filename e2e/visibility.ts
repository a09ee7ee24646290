import type { Page } from '@playwright/test';

/** Headless Chromium shows every tab; this is what a page sees of being hidden. */
export async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((now) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: now });
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      value: now ? 'hidden' : 'visible',
    });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}
