import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { parquetReadObjects } from 'hyparquet';
import { DEFAULT_CONFIG } from '../src/features/default-config.ts';
import { writeNpz } from '../src/features/npz/npz-writer.ts';
import { type Dropped, dropFiles } from './drop-files.ts';
import { expect, test } from './fixtures.ts';

const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

async function openCorpus(page: Page, hash = '#/corpus'): Promise<void> {
  await page.goto(hash);
  await expect(page.getByTestId('corpus')).toHaveAttribute('data-status', 'ready');
  await expect(page.getByTestId('corpus-beta-says')).not.toBeEmpty();
}

async function expectSound(page: Page): Promise<void> {
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await expect.poll(overflow, { message: 'pixels beyond the right edge' }).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

test('the reference bank says at once whether rebalancing works, and one selection links its charts', async ({
  page,
  context,
}, info) => {
  await openCorpus(page);
  await expect(page.getByTestId('corpus-beta-says')).toContainText(/384 rows.*\[.*\]/);
  const cells = page.getByTestId('corpus-heatmap-cells');
  await expect(cells).toHaveAttribute('data-lines', '384');

  await test.step('sorting the table sorts the heatmap', async () => {
    const first = page.locator('[data-row]').first();
    const before = await first.getAttribute('data-row');
    await page.getByTestId('corpus-sort-data:label').click();
    await expect(page.getByTestId('corpus-sort')).toHaveValue('data:label');
    await expect(first).not.toHaveAttribute('data-row', before ?? '');
  });

  await test.step('dragging over lines selects their rows, here and in the table', async () => {
    await page.evaluate(() => window.scrollTo(0, 0));
    const box = await cells.boundingBox();
    if (!box) throw new Error('The heatmap has no place on the page.');
    await page.mouse.move(box.x + 300, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + 300, box.y + 200, { steps: 5 });
    await page.mouse.up();
    const selected = page.getByTestId('corpus-selected');
    await expect(selected).toBeVisible();
    expect(Number(await selected.getAttribute('data-count'))).toBeGreaterThan(60);
    await expect(page.locator('[data-row][data-selected]').first()).toBeVisible();
    const count = await selected.getAttribute('data-count');
    await expect(page.getByTestId('corpus-beta-panel')).toContainText(`${count} selected`);
  });

  await test.step('metrics are those of the selected rows, slice by slice', async () => {
    const slices = page.getByTestId('corpus-slice-table');
    await expect(slices).not.toHaveAttribute('data-waiting');
    await page.getByTestId('corpus-slice-by').selectOption('a:conflict');
    await expect(slices.locator('tbody tr')).toHaveCount(4);
    await expect(slices.locator('tbody tr').first()).toContainText(/\d \[.*\]/);
  });

  await test.step('a link shows somebody else the same', async () => {
    await page.getByTestId('corpus-quantity-beta').click();
    await expect(page).toHaveURL(/cells=beta.*rows=/);
    const other = await context.newPage();
    const count = (await page.getByTestId('corpus-selected').getAttribute('data-count')) ?? '';
    await openCorpus(other, page.url());
    await expect(other.getByTestId('corpus-selected')).toHaveAttribute('data-count', count);
    await expect(other.getByTestId('corpus-quantity-beta')).toHaveAttribute('aria-pressed', 'true');
    await other.close();
  });

  await test.step('the keyboard moves, selects and clears', async () => {
    await page.getByTestId('corpus-clear').click();
    await cells.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByTestId('corpus-selected')).toHaveAttribute('data-count', '2');
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('corpus-selected')).toBeHidden();
    await page.getByTestId('corpus-grid').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await expect(page.getByTestId('corpus-selected')).toHaveAttribute('data-count', '1');
  });

  await test.step('everything can be taken along', async () => {
    await page.getByRole('button', { name: 'Export Rows' }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Numbers (CSV)' }).click();
    expect((await saved).suggestedFilename()).toBe('corpus-rows.csv');
    await page.getByRole('button', { name: 'Export Imbalance, row by row' }).click();
    const picture = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Vector picture (SVG)' }).click();
    const path = info.outputPath('corpus-heatmap.svg');
    await (await picture).saveAs(path);
    await info.attach('corpus-heatmap', { path, contentType: 'image/svg+xml' });
  });
});

const ROWS = 130;

/** Words alone, as wide as the shipped networks take them. */
async function featureFile(name: string, width = DEFAULT_CONFIG.widths.language): Promise<Dropped> {
  const blob = await writeNpz({
    language: {
      shape: [ROWS, 3, width],
      values: Float32Array.from({ length: ROWS * 3 * width }, (_, i) => 0.1 * Math.sin(1 + i * i)),
    },
    labels: { shape: [ROWS], values: Float32Array.from({ length: ROWS }, (_, row) => 3 * Math.sin(row)) },
    split: { shape: [ROWS], values: Array.from({ length: ROWS }, (_, row) => (row % 2 ? 'test' : 'valid')) },
  });
  return { name, buffer: Buffer.from(await blob.arrayBuffer()) };
}

test('a feature file runs through both networks, and what ran is kept for another tab', async ({ page }) => {
  await openCorpus(page);
  await test.step('a file that does not fit is refused, and the bank stays', async () => {
    await dropFiles(page, [await featureFile('narrow.npz', 7)]);
    await expect(page.locator('[data-problem="user-features-misfit"]')).toContainText('language 7 ≠ 512');
    await page.getByTestId('corpus-bank').click();
    await expect(page.getByTestId('corpus-beta-says')).toContainText('384 rows');
  });

  await dropFiles(page, [await featureFile('mine.npz')]);
  await expect(page.getByTestId('corpus-beta-says')).toContainText(`${ROWS} rows`);
  await expect(page.getByTestId('corpus-heatmap-cells')).toHaveAttribute('data-lines', String(ROWS));
  await page.getByTestId('corpus-sort').selectOption('data:split');
  const beta = await page.getByTestId('corpus-beta-says').textContent();
  await expect(page).toHaveURL(/data=[0-9a-f]+:mine\.npz.*sort=data:split/);

  await page.reload();
  await expect(page.getByTestId('corpus-beta-says')).toHaveText(beta ?? '');
  await expect(page.getByTestId('corpus-sort')).toHaveValue('data:split');
});

test('a link to rows of a file that is not here asks for it and shows nothing', async ({ page }) => {
  await page.goto('#/corpus?data=0123456789abcdef:theirs.npz&rows=1-3');
  await expect(page.getByTestId('corpus-needs')).toContainText('theirs.npz');
  await expect(page.getByTestId('corpus-heatmap')).toHaveCount(0);
});

test('a person filters, brushes, reads one row and opens it in the Laboratory', async ({ page, context }) => {
  await openCorpus(page);

  await test.step('a filter narrows every chart, and is in the link', async () => {
    await page.getByTestId('corpus-filter-add').selectOption('data:label');
    const low = page.getByTestId('corpus-filter-low');
    await low.fill('0');
    await low.press('Enter');
    await expect(page).toHaveURL(/where=data:label,range,0,/);
    const shown = await page.getByTestId('corpus-shown').getAttribute('data-count');
    expect(Number(shown)).toBeLessThan(384);
    await expect(page.getByTestId('corpus-scatter-points')).toHaveAttribute('data-points', shown ?? '');
    const other = await context.newPage();
    await openCorpus(other, page.url());
    await expect(other.getByTestId('corpus-shown')).toHaveAttribute('data-count', shown ?? '');
    await other.close();
    await page.getByTestId('corpus-filters-clear').click();
    await expect(page.getByTestId('corpus-shown')).toHaveAttribute('data-count', '384');
  });

  await test.step('dragging over points selects their rows everywhere', async () => {
    const points = page.getByTestId('corpus-scatter-points');
    await points.scrollIntoViewIfNeeded();
    const box = await points.boundingBox();
    if (!box) throw new Error('The points have no place on the page.');
    await page.mouse.move(box.x + 50, box.y + 30);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height - 60, { steps: 5 });
    await page.mouse.up();
    const selected = page.getByTestId('corpus-selected');
    await expect(selected).toBeVisible();
    const count = (await selected.getAttribute('data-count')) ?? '';
    expect(Number(count)).toBeGreaterThan(30);
    await expect(page.getByTestId('corpus-branches-over')).toContainText(`${count} selected`);
  });

  await test.step('a cell of the confusion selects its rows', async () => {
    await page.getByTestId('corpus-judged-confusion').click();
    const cell = page.getByTestId('corpus-confusion-1-1');
    await cell.click();
    await expect(cell).toHaveAttribute('aria-pressed', 'true');
    const told = (await cell.getAttribute('aria-label')) ?? '';
    await expect(page.getByTestId('corpus-selected')).toHaveAttribute('data-count', told.split(' ')[0] ?? '');
  });

  await test.step('the keyboard goes from point to point; a row of the bank has nothing to open', async () => {
    await page.getByTestId('corpus-clear').click();
    await page.getByTestId('corpus-projection-points-after').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await expect(page.getByTestId('corpus-selected')).toHaveAttribute('data-count', '1');
    await expect(page.getByTestId('corpus-row')).toContainText(/Row \d+/);
    await expect(page.getByTestId('corpus-row-stays')).toBeVisible();
  });

  await test.step('a row of a file opens in the Laboratory', async () => {
    await dropFiles(page, [await featureFile('mine.npz')]);
    await expect(page.getByTestId('corpus-beta-says')).toContainText(`${ROWS} rows`);
    await page.getByTestId('corpus-sort-data:row').click();
    await page.locator('[data-row="8"]').first().click();
    await page.mouse.move(0, 0);
    await expect(page.getByTestId('corpus-row')).toContainText('Row 8');
    await page.getByTestId('corpus-open-row').click();
    await expect(page).toHaveURL(/#\/laboratory\?/);
    await expect(page.getByTestId('lab-sample')).toHaveValue('7');
  });
});

for (const scheme of ['light', 'dark'] as const) {
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme });
    test(
      'the corpus fits a desktop and a phone and has no serious accessibility fault',
      { tag: '@long' },
      async ({ page }, info) => {
        await openCorpus(page);
        for (const size of ['desktop', 'phone'] as const) {
          await test.step(size, async () => {
            await page.setViewportSize(SIZES[size]);
            await expectSound(page);
            const path = info.outputPath(`corpus-${scheme}-${size}.png`);
            await page.screenshot({ fullPage: true, path });
            await info.attach(`corpus-${scheme}-${size}`, { path, contentType: 'image/png' });
          });
        }
      },
    );
  });
}

test(
  'what the view shows leaves it: every result as Parquet, and one report that opens without anything else',
  {
    tag: '@long',
  },
  async ({ page, browser }, info) => {
    await openCorpus(page, '#/corpus?sort=-data:label');
    const saved = async (press: () => Promise<void>, name: string) => {
      const downloading = page.waitForEvent('download');
      await press();
      const download = await downloading;
      expect(download.suggestedFilename()).toBe(name);
      const path = info.outputPath(name);
      await download.saveAs(path);
      return path;
    };
    const table = await saved(async () => {
      await page.getByRole('button', { name: 'Export Rows' }).click();
      await page.getByRole('menuitem', { name: 'All columns as Parquet' }).click();
    }, 'corpus-table.parquet');
    const rows = await parquetReadObjects({ file: new Uint8Array(await readFile(table)).buffer });
    expect(rows).toHaveLength(384);
    for (const row of rows) {
      const added = Object.entries(row).filter(([column]) => /^dbr\.(contribution-|bias$)/.test(column));
      expect(added).toHaveLength(7);
      const sum = added.reduce((total, [, value]) => total + Number(value ?? 0), 0);
      // The bank keeps sixteen bits of each.
      expect(Math.abs(sum - Number(row['dbr.prediction']))).toBeLessThan(0.02);
    }

    const said = await page.getByTestId('corpus-beta-says').textContent();
    const file = await saved(() => page.getByTestId('corpus-report').click(), 'dbr-corpus-report.html');
    const away = await browser.newContext({ viewport: SIZES.desktop });
    try {
      await away.setOffline(true);
      const report = await away.newPage();
      await report.goto(pathToFileURL(file).href);
      await expect(report.locator('figure svg')).toHaveCount(3);
      // Words of a figure are broken into lines.
      const words = (await report.locator('figure svg').first().locator('text').allTextContents()).join(' ');
      expect(words).toContain((said ?? '').slice(0, 60));
      await expect(report.getByRole('cell', { name: 'MAE' }).first()).toBeVisible();
      await report.screenshot({ path: info.outputPath('report.png') });
    } finally {
      await away.close();
    }
  },
);
