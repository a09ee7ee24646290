import { expect, test } from './fixtures.ts';

test.describe('a link to the Laboratory', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('restores the view in another browser, and an address follows what is looked at', async ({
    live,
    page,
    browser,
  }) => {
    await live.open('#/laboratory');
    await page.getByTestId('sample-sarcastic').click();
    await page.getByTestId('lab-modality-visual').click();
    await page.getByRole('button', { name: /^AGPR/ }).click();
    await expect(page).toHaveURL(/#\/laboratory\?sample=sarcastic&modality=visual&folded=agpr&lang=en$/);
    await page.getByTestId('copy-link').click();
    await expect(page.getByTestId('link-copied')).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(page.url());

    const other = await browser.newContext();
    try {
      const opened = await other.newPage();
      await opened.goto(link);
      await expect(opened.getByTestId('lab-modality-visual')).toHaveAttribute('aria-pressed', 'true');
      await expect(opened.getByTestId('sample-sarcastic')).toHaveAttribute('aria-pressed', 'true');
      await expect(opened.getByRole('button', { name: /^AGPR/ })).toHaveAttribute('aria-expanded', 'false');
      await expect(opened.getByRole('button', { name: /^BRF/ })).toHaveAttribute('aria-expanded', 'true');
    } finally {
      await other.close();
    }
  });

  test('that is broken says which parts, and the rest is as it says', async ({ live, page }) => {
    await live.open('#/laboratory?modality=acoustic&pin=smell.900&theme=dark&<script>=1&sample=nobody');
    await expect(page.getByTestId('link-refused')).toContainText('pin, <script>, sample');
    await expect(page.getByTestId('lab-modality-acoustic')).toHaveAttribute('aria-pressed', 'true');
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await expect(page).toHaveURL(/#\/laboratory\?sample=delighted&modality=acoustic&lang=en&theme=dark$/);
    // What a link names for once is not the person's own choice.
    expect(await page.evaluate(() => localStorage.getItem('mantine-color-scheme-value'))).toBeNull();

    await page.evaluate(() => {
      location.hash = '#/laboratory?modality=language&folded=tsf';
    });
    await expect(page.getByTestId('lab-modality-language')).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByRole('button', { name: /^TSF/ })).toHaveAttribute('aria-expanded', 'false');
  });
});
