import { expect, test } from './fixtures.ts';
import { expectSettled } from './laboratory-page.ts';

const current = '[data-testid="lab-sections"] [aria-current="location"]';

test('the sections of the Laboratory stay in reach, and are found as they were left', {
  tag: '@long',
}, async ({ live, page }) => {
  await live.open('#/laboratory');
  await expect(page.getByTestId('heatmap')).toBeVisible();
  await expect(page.locator(current)).toHaveText('Evidence');
  await page.getByTestId('lab-go-history').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator(current)).toHaveText('History');
  const section = page.getByTestId('lab-section-history');
  await expect(section.getByRole('button', { name: 'The session so far' })).toBeFocused();
  await expect(page.getByTestId('lab-sections')).toBeInViewport();

  await page.getByTestId('lab-fold-all').click();
  await expect(page.getByTestId('lab-section-tsf').getByRole('button').first()).toHaveAttribute(
    'aria-expanded',
    'false',
  );
  await page.getByTestId('lab-go-tsf').click();
  await expect(page.getByTestId('lab-temporalShare')).toBeVisible();

  // Another visit, by the header: as it was left. A link shows what it says, whatever was left.
  await page.goto('./#/lessons');
  await page.goto('./#/laboratory');
  await expect(page.getByTestId('lab-temporalShare')).toBeAttached();
  await expect(page.getByTestId('lab-norms-shared')).toHaveCount(0);
  await page.goto('./#/laboratory?session=flat@10.95');
  await expect(page.getByTestId('lab-section-branches').getByRole('button').first()).toHaveAttribute(
    'aria-expanded',
    'true',
  );
});

test('a phone shows the first section, and the others on demand', { tag: '@long' }, async ({
  live,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await live.open('#/laboratory');
  await expect(page.getByTestId('heatmap')).toBeVisible();
  await expect(page.getByTestId('lab-temporalShare')).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(2_400);
  await page.getByTestId('lab-go-agpr').click();
  await expect(page.getByTestId('lab-anchors')).toBeInViewport();
  await expect(page.locator(current)).toHaveText('AGPR');
  await expect(page.getByTestId('lab-sections')).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('each head of an attention is shown alone, and a link says which', { tag: '@long' }, async ({
  live,
  page,
}) => {
  await live.open('#/laboratory?session=delighted@12.35&head=3');
  await expectSettled(live, page);
  await page.getByTestId('lab-go-brf').click();
  await expect(
    page.getByRole('heading', { name: 'Reading: Language, shared reads private · head 3' }),
  ).toBeVisible();
  await page.getByTestId('lab-head-1').click();
  await expect(page).toHaveURL(/head=1/);
  await expect(page.getByTestId('lab-reading-shared-language-head-1')).toBeVisible();
  await page.getByTestId('lab-head-mean').click();
  await expect(page).not.toHaveURL(/head=/);
  await expect(page.getByTestId('lab-reading-shared-language')).toBeVisible();
});

test('the bank says what rebalancing does, from the numbers that it draws', { tag: '@long' }, async ({
  live,
  page,
}) => {
  await live.open('#/laboratory?session=delighted@12.35&folded=evidence,branches,tsf,agpr,brf,history');
  const said = page.getByTestId('lab-bank-says');
  // Thousands of resampled estimates: a second and a half a network on an idle core.
  await expect(said).toContainText('Over the same 384 held-out utterances');
  const [, plain, dbr] = (await said.textContent())?.match(/from (\d\.\d\d) .* to (\d\.\d\d) /) ?? [];
  const lane = (network: string, text: string | undefined) =>
    page
      .getByTestId('lab-imbalance')
      .locator(`[data-network="${network}"]`)
      .first()
      .getByText(`mean ${text} [`);
  await expect(lane('plain', plain)).toBeVisible();
  await expect(lane('dbr', dbr)).toBeVisible();
});
