import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { DEFAULT_CONFIG } from '../src/features/default-config.ts';
import { EXTRACTORS } from '../src/features/frames.ts';
import { writeNpz } from '../src/features/npz/npz-writer.ts';
import { extractorArrays } from '../src/features/ready/npz-extractors.ts';
import { MODALITIES } from '../src/model/modalities.ts';
import { dropFiles } from './drop-files.ts';
import { expect, test } from './fixtures.ts';
import { expectSettled } from './laboratory-page.ts';

const ROWS = 40;
const STEPS = 10;
const VOICE = ['pitch', 'loudness', 'timbre'];
const FACE = ['brows', 'eyes', 'mouth', 'head'];

/** Words, a voice and a face as wide as the app makes them, in two splits. */
async function featureFile() {
  const arrays = MODALITIES.map((modality, m) => {
    const shape = [ROWS, STEPS, DEFAULT_CONFIG.widths[modality]];
    const size = shape.reduce((product, length) => product * length, 1);
    return [
      modality,
      { shape, values: Float32Array.from({ length: size }, (_, at) => 0.3 * Math.sin(1 + m + at * at)) },
    ] as const;
  });
  const blob = await writeNpz({
    ...Object.fromEntries(arrays),
    ...extractorArrays(EXTRACTORS),
    labels: { shape: [ROWS], values: Float32Array.from({ length: ROWS }, (_, row) => 3 * Math.sin(row)) },
    split: { shape: [ROWS], values: Array.from({ length: ROWS }, (_, row) => (row % 4 ? 'test' : 'valid')) },
  });
  return { name: 'whole.npz', buffer: Buffer.from(await blob.arrayBuffer()) };
}

async function expectNothingSerious(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

/** Both measures of every group that is drawn, by network and group. */
const measured = (chart: Locator) =>
  chart.locator('[data-group]').evaluateAll((marks) =>
    marks.map((mark) => ({
      group: mark.getAttribute('data-group') ?? '',
      effect: Number(mark.getAttribute('data-effect')),
      gradient: Number(mark.getAttribute('data-gradient')),
    })),
  );

test('which feature: a slice in the Corpus, by both measures, from the keyboard', {
  tag: '@long',
}, async ({ page }) => {
  await page.goto('#/corpus');
  await expect(page.getByTestId('corpus')).toHaveAttribute('data-status', 'ready');
  await dropFiles(page, [await featureFile()]);
  await expect(page.getByTestId('corpus-beta-says')).toContainText(`${ROWS} rows`, { timeout: 180_000 });
  await expect(page.getByTestId('corpus-run')).toHaveCount(0, { timeout: 180_000 });
  await page.getByTestId('corpus-filter-add').selectOption('data:label');
  const low = page.getByTestId('corpus-filter-low');
  await low.fill('0');
  await low.press('Enter');
  const shown = Number(await page.getByTestId('corpus-shown').getAttribute('data-count'));
  expect(shown).toBeLessThan(ROWS);

  const chart = page.getByTestId('corpus-features');
  await page.getByTestId('corpus-groups-mean').focus();
  await page.keyboard.press('Enter');
  await expect(chart.getByRole('status')).toContainText(`Mean of ${shown} rows`);
  await page.getByTestId('corpus-groups-ask').focus();
  await page.keyboard.press('Enter');
  await expect(chart.getByRole('progressbar')).toBeVisible();
  await expect(chart.getByTestId('features-says').first()).toContainText(
    /Strongest in the voice|next to nothing/,
    {
      timeout: 180_000,
    },
  );
  const bars = await measured(chart);
  expect(bars.map(({ group }) => group)).toEqual([...VOICE, ...FACE].flatMap((group) => [group, group]));
  for (const { effect, gradient } of bars) {
    expect(Math.abs(effect)).toBeGreaterThan(0);
    expect(Math.abs(gradient)).toBeGreaterThan(0);
  }
  await expectNothingSerious(page);

  // Another slice is another question.
  await page.getByTestId('corpus-filters-clear').click();
  await expect(chart.locator('[data-group]')).toHaveCount(0);
});

test('which feature: the Laboratory’s moment, and nothing while the section is folded', {
  tag: '@long',
}, async ({ live, page }) => {
  test.setTimeout(600_000);
  await live.open('#/laboratory?session=delighted@12.35&folded=features');
  // The text and voice models come first.
  await expect(page.getByTestId('lab-moment')).toBeVisible({ timeout: 300_000 });
  await expectSettled(live, page);
  await expect(page.getByTestId('lab-features')).toHaveCount(0);
  const heading = page.getByTestId('lab-section-features').getByRole('button').first();
  await heading.focus();
  await page.keyboard.press('Enter');
  const chart = page.getByTestId('lab-features');
  await expect(chart.getByTestId('features-says').first()).toContainText(/Strongest in the (voice|face)/);
  const before = await measured(chart);
  expect(before.map(({ group }) => group)).toEqual([...VOICE, ...FACE]);
  expect(before.some(({ effect }) => Math.abs(effect) > 0.01)).toBe(true);
  expect(before.some(({ gradient }) => Math.abs(gradient) > 0.01)).toBe(true);
  await expectNothingSerious(page);

  await test.step('another moment has other numbers', async () => {
    await page.goto('./#/laboratory?session=delighted@8&folded=');
    await expectSettled(live, page);
    await page.getByTestId('lab-go-features').click();
    await expect.poll(() => measured(chart)).not.toEqual(before);
  });

  await test.step('without voice and face there is nothing of them', async () => {
    await page.goto('./#/laboratory?text=I+loved+it');
    await expectSettled(live, page);
    await page.getByTestId('lab-go-features').click();
    await expect(chart).toContainText('neither voice nor face');
    await expect(chart.locator('[data-group]')).toHaveCount(0);
  });
});
