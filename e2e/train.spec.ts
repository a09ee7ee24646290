import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { LivePage } from './live-page.ts';

async function openTrain(live: LivePage): Promise<Page> {
  await live.open('?lang=en#/train');
  const { page } = live;
  await expect(page.getByTestId('train')).toHaveAttribute('data-status', 'idle');
  return page;
}

const status = (page: Page) => page.getByTestId('train');

/** A figure of a run, by its number counted from 1. */
async function figure(page: Page, run: number, curve: string): Promise<number> {
  const cell = page
    .getByTestId('train-runs')
    .locator('tbody tr')
    .nth(run - 1);
  return Number(await cell.locator(`[data-curve="${curve}"]`).textContent());
}

test('a training run shows its curves while it goes on, and can be stopped', { tag: '@long' }, async ({
  live,
}) => {
  const page = await openTrain(live);
  await page.getByTestId('train-start').click();
  await expect(status(page)).toHaveAttribute('data-status', 'running');
  await expect(page.getByTestId('train-mae').locator('circle')).toBeVisible();
  await expect(page.getByTestId('train-loss-task').locator('circle')).toBeVisible();
  await page.getByTestId('train-stop').click();
  await expect(status(page)).toHaveAttribute('data-status', 'stopped');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
});

test('without rebalancing the branches are less even and share more', { tag: '@long' }, async ({ live }) => {
  const page = await openTrain(live);
  await page.getByTestId('train-start').click();
  await expect(status(page)).toHaveAttribute('data-status', 'done', { timeout: 240_000 });
  await page.getByTestId('train-choose-plain').click();
  await expect(page.getByTestId('train-stage-tsf')).toHaveAttribute('aria-pressed', 'false');
  await page.getByTestId('train-start').click();
  await expect(page.getByTestId('train-runs').locator('tbody tr')).toHaveCount(2);
  await expect(status(page)).toHaveAttribute('data-status', 'done', { timeout: 240_000 });
  for (const curve of ['absoluteBalance', 'leakage'])
    expect(await figure(page, 2, curve), curve).toBeGreaterThan(await figure(page, 1, curve));
});

test('the head is fitted to labelled utterances, kept, exported and thrown away', { tag: '@long' }, async ({
  live,
}) => {
  const page = await openTrain(live);
  await page.getByTestId('tuned-head-session').selectOption('sarcastic');
  const labels = page.getByTestId('tuned-head-utterances').getByRole('combobox');
  await expect(labels.first()).toBeVisible();
  const count = await labels.count();
  for (let i = 0; i < count; i++) await labels.nth(i).selectOption(i % 2 === 0 ? '-2' : '-1');
  await page.getByTestId('tuned-head-tune').click();
  const result = page.getByTestId('tuned-head-result');
  await expect(result).toBeVisible();
  const figure = async (name: string) => Number(await result.getAttribute(`data-${name}`));
  expect(await figure('after')).toBeLessThan(await figure('before'));
  expect(await figure('moved')).toBeLessThanOrEqual(0.2);
  await page.getByTestId('tuned-head-keep').click();
  await expect(page.getByTestId('tuned-head-keep')).toBeDisabled();
  const names: string[] = [];
  page.on('download', (file) => names.push(file.suggestedFilename()));
  await page.getByTestId('tuned-head-export').click();
  await expect.poll(() => names.toSorted()).toEqual(['model.json', 'weights.bin']);
  await page.getByTestId('tuned-head-onnx').click();
  await expect.poll(() => names.at(-1)).toBe('network.onnx');
  await page.evaluate(() => {
    location.hash = '#/sessions';
  });
  await expect(result).toHaveCount(0);
  await page.evaluate(() => {
    location.hash = '#/train';
  });
  await expect(result).toBeVisible();
  await page.getByTestId('tuned-head-throw-away').click();
  await expect(result).toHaveCount(0);
});
