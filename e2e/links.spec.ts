import type { Locator, Page } from '@playwright/test';
import type { LabSection } from '../src/ui/laboratory/state/sections.ts';
import { expect, test } from './fixtures.ts';
import { expectSettled, exported } from './laboratory-page.ts';
import { LivePage } from './live-page.ts';

/** Charts of every section, by the names their export buttons have. */
const CHARTS = {
  Contributions: 'evidence',
  'Shapley value of each player': 'evidence',
  'Channels: Face, private, after': 'branches',
  'Steps and their anchors': 'agpr',
  'Reading: Face, shared reads private': 'brf',
  'Gate λ, sorted': 'brf',
};

/** The numbers of charts as the page exports them, once the recording's moment is on the screen. */
async function numbers(page: Page): Promise<Record<string, string>> {
  await expect(page.getByTestId('lab-moment')).toBeVisible();
  await expectSettled(new LivePage(page), page);
  const files: Record<string, string> = {};
  for (const [chart, section] of Object.entries(CHARTS)) {
    // A panel draws once it comes near the screen.
    await page.getByTestId(`lab-section-${section}`).scrollIntoViewIfNeeded();
    files[chart] = String(await exported(page, chart, 'Numbers (CSV)'));
  }
  return files;
}

/** A section's heading, which folds it. */
function heading(page: Page, section: LabSection): Locator {
  return page.getByTestId(`lab-section-${section}`).getByRole('heading', { level: 2 }).getByRole('button');
}

test.describe('a link to the Laboratory', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('gives the same numbers, byte for byte, and the same view in another browser', {
    tag: '@long',
  }, async ({ live, page, browser }) => {
    await live.open('#/laboratory?session=sarcastic@4.5&words=1:terrible&b=no-tsf:011&show=b');
    await expect(page.getByTestId('lab-subject-sarcastic')).toHaveAttribute('aria-pressed', 'true');
    await page.getByTestId('lab-modality-visual').click();
    await heading(page, 'history').click();
    const here = await numbers(page);
    for (const file of Object.values(here)) expect(file.split('\r\n').length).toBeGreaterThan(5);
    await expect(page).toHaveURL(
      /#\/laboratory\?session=sarcastic@4.5&words=1:terrible&b=no-tsf:011&show=b&modality=visual&folded=history&lang=en$/,
    );
    await page.getByTestId('copy-link').click();
    await expect(page.getByTestId('link-copied')).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(page.url());

    const other = await browser.newContext();
    try {
      const opened = await other.newPage();
      await opened.goto(link);
      await expect(opened.getByTestId('lab-modality-visual')).toHaveAttribute('aria-pressed', 'true');
      await expect(heading(opened, 'history')).toHaveAttribute('aria-expanded', 'false');
      await expect(heading(opened, 'brf')).toHaveAttribute('aria-expanded', 'true');
      expect(await numbers(opened)).toEqual(here);
      expect(opened.url()).toBe(link);
    } finally {
      await other.close();
    }
  });

  test('that is broken says which parts, and the rest is as it says', { tag: '@long' }, async ({
    live,
    page,
  }) => {
    await live.open('#/laboratory?modality=acoustic&pin=smell.900&theme=dark&<script>=1&session=../x@3');
    await expect(page.getByTestId('link-refused')).toContainText('pin, <script>, session');
    await expect(page.getByTestId('lab-modality-acoustic')).toHaveAttribute('aria-pressed', 'true');
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    // Nothing stands in for a session that was not understood.
    await expect(page.getByTestId('lab-lack')).toContainText('does not understand part of the link: session');
    await expect(page.getByTestId('lab-numbers')).toHaveAttribute('data-value', '');
    await page.getByRole('button', { name: 'Show the rest without it' }).click();
    await expect(page).toHaveURL(
      /#\/laboratory\?session=live:[a-z0-9]{8}&modality=acoustic&lang=en&theme=dark$/,
    );
    // What a link names for once is not the person's own choice.
    expect(await page.evaluate(() => localStorage.getItem('mantine-color-scheme-value'))).toBeNull();

    await page.evaluate(() => {
      location.hash = '#/laboratory?modality=language&folded=tsf';
    });
    await expect(page.getByTestId('lab-modality-language')).toHaveAttribute('aria-pressed', 'true');
    await expect(heading(page, 'tsf')).toHaveAttribute('aria-expanded', 'false');
  });
});
