import type { Page } from '@playwright/test';
import { en } from '../src/ui/locales/en/en.ts';
import { expect, test } from './fixtures.ts';

const LARGE = /\/model-files\/(text|face)\//;

/** Large files the page asks for from now on. */
function largeRequests(page: Page): string[] {
  const asked: string[] = [];
  page.context().on('request', (request) => {
    if (LARGE.test(request.url())) asked.push(request.url());
  });
  return asked;
}

test('on a connection that saves data no large model is asked for before a yes, and all of it after', {
  tag: '@long',
}, async ({ live, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true, effectiveType: '4g' } });
  });
  const asked = largeRequests(page);
  await live.open();
  const question = page.getByTestId('download-question');
  await expect(question).toContainText(/28\.\d MB/);
  await expect(question).toContainText(/3\.\d MB/);
  // What does not need the words goes on.
  await live.expectPrediction();
  expect(asked).toEqual([]);

  await page.getByTestId('download-yes').click();
  await expect(question).toHaveCount(0);
  await expect(live.part('text')).toHaveAttribute('data-status', 'ready');
  expect(asked.length).toBeGreaterThan(0);

  // What was answered is remembered, and what is here already is not asked about.
  await page.reload();
  await expect(live.part('text')).toHaveAttribute('data-status', 'ready');
  await expect(question).toHaveCount(0);
});

test('a link can have it asked, a no is kept, and the model can be had later', { tag: '@long' }, async ({
  live,
  page,
}) => {
  const asked = largeRequests(page);
  await live.open('?models=ask');
  await page.getByTestId('download-no').click();
  await live.expectPrediction();
  await page.reload();
  await live.expectPrediction();
  await expect(page.getByTestId('download-question')).toHaveCount(0);
  expect(asked).toEqual([]);
  await live.part('text').getByRole('button', { name: en.parts.load }).click();
  await expect(live.part('text')).toHaveAttribute('data-status', 'ready');
});
