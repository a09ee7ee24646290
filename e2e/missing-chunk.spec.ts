import { en } from '../src/ui/locales/en/whole.ts';
import { expect, test } from './fixtures.ts';

const VIEW = '**/assets/LaboratoryView-*.js';

test('a view that cannot be loaded says so and keeps the page, and comes when the page is loaded again', async ({
  live,
  page,
}) => {
  await page.route(VIEW, (route) => route.abort());
  await live.open();
  await page.getByRole('link', { name: en.views.laboratory }).click();
  const failure = page.getByRole('alert').filter({ hasText: en.app.missing });
  await expect(failure).toContainText(en.app.missingAction);
  await page.getByRole('link', { name: en.views.live, exact: true }).click();
  await expect(page.getByTestId('transcript-input')).toBeVisible();

  await page.unroute(VIEW);
  await page.getByRole('link', { name: en.views.laboratory }).click();
  await failure.getByRole('button', { name: en.app.reload }).click();
  await expect(failure).toHaveCount(0);
  await expect(page.getByTestId('lab-section-evidence')).toBeVisible();
});
