import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectSettled, exported } from './laboratory-page.ts';

const LINK = '#/laboratory?session=sarcastic@4.91&b=plain:000';
const TEXT_SECONDS = 6;

/** Writes down every number the bar shows, from the first moment on. */
async function watchNumbers(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { numbersSeen: seen });
    new MutationObserver(() => {
      const value = document.querySelector('[data-testid="lab-numbers"]')?.getAttribute('data-value');
      if (value && seen.at(-1) !== value) seen.push(value);
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
  return () => page.evaluate(() => (window as unknown as { numbersSeen: string[] }).numbersSeen);
}

async function contributions(page: Page): Promise<string> {
  return String(await exported(page, 'Contributions', 'Numbers (CSV)'));
}

test('a link opened cold shows no number before the right one, which is the warm one byte for byte', {
  tag: '@long',
}, async ({ live, page, context }) => {
  await context.route('**/model-files/text/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1000 * TEXT_SECONDS));
    await route.continue();
  });
  const numbersSeen = await watchNumbers(page);
  await live.open(LINK);
  const lack = page.getByTestId('lab-lack');
  await expect(lack).toContainText('Numbers appear once everything this view needs is loaded');
  await expect(lack.getByTestId('part-text')).toBeVisible();
  await expect(page.getByTestId('heatmap')).toHaveCount(0);
  const cold = await expectSettled(live, page);
  expect(await numbersSeen()).toEqual([String(cold)]);
  await expect(lack).toHaveCount(0);
  const coldTable = await contributions(page);
  expect(coldTable).toContain('language');

  // Everything is there now: the same place is left and come back to.
  await page.getByTestId('lab-subject-flat').click();
  await expect.poll(() => live.valueOf(page.getByTestId('lab-numbers'))).not.toBe(cold);
  await expectSettled(live, page);
  await page.evaluate((hash) => {
    location.hash = hash;
  }, LINK);
  await expect.poll(() => live.valueOf(page.getByTestId('lab-numbers'))).toBe(cold);
  await expectSettled(live, page);
  expect(await contributions(page)).toBe(coldTable);
});

test('a link whose words cannot be read says so, and shows the rest only when it is asked for', {
  tag: '@long',
}, async ({ live, page, context }) => {
  await context.route('**/model-files/text/**', (route) => route.fulfill({ status: 404 }));
  const numbersSeen = await watchNumbers(page);
  await live.open(LINK);
  const lack = page.getByTestId('lab-lack');
  await expect(lack).toContainText('The words cannot be read without the text model.');
  expect(await numbersSeen()).toEqual([]);
  await lack.getByRole('button', { name: 'Show the rest without the words' }).click();
  await expectSettled(live, page);
  await expect(page.getByTestId('lab-numbers')).toContainText('words not read');
});

test('a link to what only another browser has shows nothing in its place', { tag: '@long' }, async ({
  live,
  page,
  browser,
}) => {
  await live.open('#/laboratory');
  await expect(page).toHaveURL(/session=live:/);
  await expect(page.getByTestId('copy-link')).toHaveAttribute('aria-description', /stays on this device/);
  const links = [
    { hash: new URL(page.url()).hash, says: 'a live session on another page' },
    { hash: '#/laboratory?session=0f8b2c1e@3', says: 'not saved in this browser' },
    { hash: '#/laboratory?session=file:2:mosi.npz', says: 'mosi.npz' },
    { hash: '#/laboratory?session=flat@2&a=own:111', says: 'somebody’s own weights' },
    { hash: '#/laboratory?session=flat@99', says: 'the recording ends at' },
  ];
  const other = await browser.newContext();
  try {
    const opened = await other.newPage();
    for (const { hash, says } of links) {
      await opened.goto(`about:blank`);
      await opened.goto(new URL(hash, page.url()).href);
      await expect(opened.getByTestId('lab-lack')).toContainText(says);
      await expect(opened.getByTestId('lab-numbers')).toHaveAttribute('data-value', '');
    }
  } finally {
    await other.close();
  }
});
