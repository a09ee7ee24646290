import { readFile } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs';
import { DEFAULT_CONFIG } from '../src/features/default-config.ts';
import { EXTRACTORS } from '../src/features/frames.ts';
import { type WritableArray, writeNpz } from '../src/features/npz/npz-writer.ts';
import { extractorArrays } from '../src/features/ready/npz-extractors.ts';
import { createNetwork, serializeNetwork } from '../src/model/index.ts';
import { type Dropped, dropFiles } from './drop-files.ts';
import { expect, test } from './fixtures.ts';

const WIDTHS = { language: 6, acoustic: 3, visual: 2 };
const CLASSES = ['joke', 'thank', 'leave', 'praise'];
const ROWS = 96;

async function npz(name: string, widths: Partial<typeof WIDTHS>, more: Record<string, WritableArray>) {
  const arrays = Object.entries(widths).map(([modality, width]): [string, WritableArray] => [
    modality,
    {
      shape: [ROWS, 3, width],
      values: Float32Array.from({ length: ROWS * 3 * width }, (_, i) => 0.1 * Math.sin(1 + i * i)),
    },
  ]);
  const named = extractorArrays(EXTRACTORS);
  const blob = await writeNpz({ ...named, ...Object.fromEntries(arrays), ...more });
  return { name, buffer: Buffer.from(await blob.arrayBuffer()) };
}

async function weights(): Promise<Dropped[]> {
  await tf.setBackend('cpu');
  const config = { ...DEFAULT_CONFIG, widths: WIDTHS, width: 8, heads: 2, classes: CLASSES.length };
  const { json, bytes } = serializeNetwork(createNetwork(config, 4));
  return [
    { name: 'model.json', buffer: Buffer.from(JSON.stringify(json)) },
    { name: 'weights.bin', buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
  ];
}

test('classes: a network of one’s own has a confusion matrix by their names, and figures without a modality', {
  tag: '@long',
}, async ({ page }) => {
  await page.goto('#/corpus?b=none&networks=dbr');
  await expect(page.getByTestId('corpus')).toHaveAttribute('data-status', 'ready');
  const labels = { shape: [ROWS], values: Int32Array.from({ length: ROWS }, (_, row) => row % 4) };
  const classes = { shape: [4], values: CLASSES };
  await dropFiles(page, [await npz('intents.npz', WIDTHS, { labels, classes }), ...(await weights())]);
  await expect(page.getByTestId('corpus-a')).toHaveValue('own');
  // DBR reads other features, and says so; that is no reason for the other not to run.
  await expect(page.locator('[data-problem="user-features-misfit"]')).toContainText('dbr: intents.npz');

  await test.step('every row is in one cell, and a cell selects its rows', async () => {
    const cells = page.locator('[data-testid^="corpus-confusion-"][aria-pressed]');
    await expect(cells).toHaveCount(16);
    const told = await cells.evaluateAll((all) =>
      all.map((cell) => Number.parseInt(cell.getAttribute('aria-label') ?? '', 10)),
    );
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(ROWS);
    for (const name of CLASSES) await expect(page.locator('svg', { hasText: name }).first()).toBeVisible();
    const largest = told.indexOf(Math.max(...told));
    await cells.nth(largest).click();
    await expect(page.getByTestId('corpus-selected')).toHaveAttribute('data-count', String(told[largest]));
    await page.getByTestId('corpus-clear').click();
  });

  await test.step('each modality alone and each left out', async () => {
    await page.getByTestId('corpus-missing-ask').click();
    const table = page.getByTestId('corpus-missing-table');
    await expect(table).not.toHaveAttribute('data-waiting');
    await expect(table.locator('tbody tr')).toHaveCount(7);
    await expect(table.locator('tbody tr').last()).toContainText(/without .* \d/);
  });

  await test.step('rows by likeness are all there, in an order of their own', async () => {
    const first = page.locator('[data-row]').first();
    const before = await first.getAttribute('data-row');
    await page.getByTestId('corpus-sort').selectOption({ label: 'likeness' });
    await expect(page.getByTestId('corpus-order')).toContainText('likeness');
    await expect(page.getByTestId('corpus-heatmap-cells')).toHaveAttribute('data-lines', String(ROWS));
    await expect(first).not.toHaveAttribute('data-row', before ?? '');
    await expect(page).toHaveURL(/sort=likeness/);
  });

  await test.step('a reload finds the figures without a modality, and the report has them', async () => {
    await page.reload();
    const table = page.getByTestId('corpus-missing-table');
    await expect(table.locator('tbody tr').last()).toContainText(/without .* \d/, { timeout: 60_000 });
    await expect(page.getByTestId('corpus-missing-ask')).toHaveCount(0);
    const alone = (await table.locator('tbody tr').nth(1).locator('[data-metric]').textContent()) ?? '';
    const downloading = page.waitForEvent('download');
    await page.getByTestId('corpus-report').click();
    const report = await readFile(await (await downloading).path(), 'utf8');
    const [, kept = ''] = report.split('with these modalities alone');
    expect(kept).toContain(alone);
    expect(kept).toContain('Language + Voice');
  });
});

test('further networks run over the same rows, any two are compared, and a reload finds them', {
  tag: '@long',
}, async ({ page }) => {
  await page.goto('#/corpus');
  await expect(page.getByTestId('corpus')).toHaveAttribute('data-status', 'ready');
  const labels = {
    shape: [ROWS],
    values: Float32Array.from({ length: ROWS }, (_, row) => 3 * Math.sin(row)),
  };
  const { language } = DEFAULT_CONFIG.widths;
  await dropFiles(page, [await npz('mine.npz', { language }, { labels })]);
  await page.getByTestId('corpus-networks').click();
  for (const name of ['no-tsf', 'no-brf']) await page.getByTestId(`corpus-runs-${name}`).check();
  await expect(page.getByTestId('corpus-runs-no-agpr')).toBeDisabled();
  await expect(page.getByTestId('corpus-runs-dbr')).toBeDisabled();
  await page.keyboard.press('Escape');
  const without = page.getByTestId('corpus-b').locator('option[value="no-tsf"]');
  await expect(without).toBeEnabled();
  await expect(page.getByTestId('corpus-run')).toHaveCount(0);
  await page.getByTestId('corpus-b').selectOption('no-tsf');
  await expect(page.getByTestId('corpus-beta-says')).toContainText(`${ROWS} rows`);
  await expect(page.getByTestId('corpus-beta-says')).toContainText('DBR without TSF');
  const said = await page.getByTestId('corpus-beta-says').textContent();
  await expect(page).toHaveURL(/networks=dbr,plain,no-tsf,no-brf/);

  await page.reload();
  await expect(page.getByTestId('corpus-beta-says')).toHaveText(said ?? '');
  await expect(page.getByTestId('corpus-run')).toHaveCount(0);
  await expect(page.getByTestId('corpus-b').locator('option[value="no-brf"]')).toBeEnabled();
});
