import { en } from '../src/ui/locales/en/whole.ts';
import { expect, test } from './fixtures.ts';

/** What is shown at a time, in order: the panels of the Live view, the charts of the second one by one. */
const SLIDES = [
  en.capture.title,
  `${en.balance.title}: ${en.flow.title}`,
  `${en.balance.title}: ${en.balance.bar.title}`,
  en.sentiment.panel,
  en.timeline.panel,
];
const PANELS = 4;

test('the presenter view shows one panel at a time, large, and goes by the arrow keys', async ({
  live,
  page,
}) => {
  await live.open();
  await live.expectPrediction();
  const panels = page.locator('[data-panel]');
  await expect(panels).toHaveCount(PANELS);
  const small = await page.getByRole('heading', { name: en.sentiment.title, exact: true }).boundingBox();
  await page.getByTestId('present').click();
  const place = page.getByTestId('presenter-place');
  for (const [index, name] of SLIDES.entries()) {
    await expect(place).toHaveText(
      en.presenter.place
        .replace('{{number}}', String(index + 1))
        .replace('{{count}}', String(SLIDES.length))
        .replace('{{name}}', name),
    );
    await expect(page.locator('[data-presented]')).toHaveCount(1);
    await expect(page.locator('[data-presented]')).toBeVisible();
    await expect(panels.filter({ visible: true })).toHaveCount(1);
    if (index < SLIDES.length - 1) await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('ArrowLeft');
  const large = await page.getByRole('heading', { name: en.sentiment.title, exact: true }).boundingBox();
  expect(large?.height).toBeGreaterThan(1.4 * (small?.height ?? Number.POSITIVE_INFINITY));
  await expect(page.getByTestId('presenter-timer')).not.toHaveText('0:00');

  // The first Escape would close the button's own tip.
  await page.mouse.move(720, 450);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('presenter')).toHaveCount(0);
  for (let index = 0; index < PANELS; index++) await expect(panels.nth(index)).toBeVisible();
});

test('a link can ask for it, and the QR code holds the view’s own address', { tag: '@long' }, async ({
  live,
  page,
}) => {
  await live.open('?present#/laboratory?session=sarcastic@4.5');
  await expect(page.getByTestId('presenter-place')).toContainText(en.lab.sections.evidence.title);
  await expect(page.getByTestId('lab-section-evidence')).toBeVisible();
  await expect(page.getByTestId('lab-section-brf')).toBeHidden();
  await page.getByTestId('presenter-code').click();
  const code = page.getByRole('dialog');
  await expect(code.getByTestId('qr-code')).toBeVisible();
  await expect(code).toContainText('#/laboratory?session=sarcastic@4.5');
  await expect(code).not.toContainText('present');
  await page.keyboard.press('Escape');
  await expect(code).toBeHidden();
  await expect(page.getByTestId('presenter')).toBeVisible();

  // Once ended, it is not begun again by going to another view.
  await page.mouse.move(720, 450);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('presenter')).toHaveCount(0);
  await page.getByRole('link', { name: en.views.sessions, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: en.views.sessions })).toBeAttached();
  await expect(page.getByTestId('presenter')).toHaveCount(0);
});
