import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectKeptCells } from './laboratory-cells.ts';
import { expectSettled, exported, openRecording, table } from './laboratory-page.ts';
import type { LivePage } from './live-page.ts';

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

/** Of each sample session another chart's pictures. */
const PICTURED = {
  delighted: { chart: 'Vector lengths: shared', section: 'branches' },
  disappointed: { chart: 'Contributions', section: 'evidence' },
  sarcastic: { chart: 'Steps and their anchors', section: 'agpr' },
  flat: { chart: 'Gate λ, sorted', section: 'brf' },
} as const;

async function expectNumbersAddUp(page: Page): Promise<void> {
  const contributions = await table(page, 'Contributions');
  const total = contributions.pop();
  expect(total?.branch).toBe('prediction');
  expect(contributions.length).toBeGreaterThan(4);
  const logit = Number(total?.logit_share);
  const sentiment = Number(total?.sentiment_points);
  expect(sum(contributions.map((row) => Number(row.logit_share)))).toBeCloseTo(logit, 4);
  expect(sum(contributions.map((row) => Number(row.sentiment_points)))).toBeCloseTo(sentiment, 4);
  expect(3 * Math.tanh(logit / 3)).toBeCloseTo(sentiment, 4);

  const shapley = await table(page, 'Shapley value of each player');
  const worth = (kind: string) =>
    shapley.filter((row) => row.kind === kind).map((row) => Number(row.sentiment_points));
  const [none = Number.NaN] = worth('none');
  const [all = Number.NaN] = worth('all');
  expect(worth('player')).toHaveLength(6);
  expect(sum(worth('player'))).toBeCloseTo(all - none, 4);
  expect(all).toBeCloseTo(sentiment, 4);
}

/** The pictures open as pictures, and have more than a frame in them. */
async function expectPictures(page: Page, chart: string): Promise<void> {
  const pictures = {
    'image/svg+xml': await exported(page, chart, 'Vector picture (SVG)'),
    'image/png': await exported(page, chart, 'Picture (PNG)'),
  };
  for (const [type, bytes] of Object.entries(pictures)) {
    const colours = await page.evaluate(
      async ([mime, base64]) => {
        const image = new Image();
        image.src = `data:${mime};base64,${base64}`;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext('2d');
        context?.drawImage(image, 0, 0);
        const pixels = context?.getImageData(0, 0, image.width, image.height).data ?? [];
        return new Set(
          Array.from({ length: pixels.length / 4 }, (_, i) => pixels.slice(4 * i, 4 * i + 3).join()),
        ).size;
      },
      [type, bytes.toString('base64')] as const,
    );
    expect(colours, `${chart}, ${type}`).toBeGreaterThan(10);
  }
}

async function expectSampleAddsUp(live: LivePage, page: Page, sample: keyof typeof PICTURED): Promise<void> {
  const { chart, section } = PICTURED[sample];
  await page.getByTestId(`lab-subject-${sample}`).click();
  await expect(page.getByTestId(`lab-subject-${sample}`)).toHaveAttribute('aria-pressed', 'true');
  await expectSettled(live, page);
  // Charts of a new window are drawn once they come into view.
  await page.getByTestId('lab-section-evidence').scrollIntoViewIfNeeded();
  await expectNumbersAddUp(page);
  await page.getByTestId(`lab-section-${section}`).scrollIntoViewIfNeeded();
  await expectPictures(page, chart);
}

test('the numbers of a sample session add up, as the page exports them, and its pictures are not blank', async ({
  live,
  page,
}) => {
  await openRecording(live, page, 'flat');
  // The face of the moment is drawn beside the charts.
  await expect(page.getByTestId('lab-picture').getByTestId('mesh')).not.toHaveAttribute('data-faces', '0');
  await expectSampleAddsUp(live, page, 'flat');
});

test('so do those of every other one', { tag: '@long' }, async ({ live, page }) => {
  await openRecording(live, page, 'flat');
  for (const sample of ['delighted', 'disappointed', 'sarcastic'] as const)
    await expectSampleAddsUp(live, page, sample);
});

for (const scheme of ['light', 'dark'] as const) {
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme });

    test('the Laboratory’s cells look as they did, nothing has a serious accessibility fault, and the keyboard reaches the charts', {
      tag: '@long',
    }, async ({ live, page }) => {
      await openRecording(live, page, 'delighted');
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);

      const wanted = new Set(['lab-modality-visual', 'heatmap', 'lab-shapley', 'lab-norms-shared']);
      for (let press = 0; press < 200 && wanted.size > 0; press++) {
        await page.keyboard.press('Tab');
        const id = await page.evaluate(() =>
          document.activeElement?.closest('[data-testid]')?.getAttribute('data-testid'),
        );
        if (id) wanted.delete(id);
      }
      expect([...wanted], 'not reached').toEqual([]);
      await page.keyboard.press('Escape');
      await expectKeptCells(page, scheme);
    });
  });
}
