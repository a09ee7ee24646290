import type { Page } from '@playwright/test';
import { termFinder } from '../src/ui/glossary/term-places.ts';
import { en } from '../src/ui/locales/en/en.ts';
import type { Language } from '../src/ui/locales/languages.ts';
import { zh } from '../src/ui/locales/zh/zh.ts';
import { expect, test } from './fixtures.ts';

const CATALOGUES = { en, zh };

/** Headings and sentences on the screen that stay, each with the words of the glossary it leads to. */
async function textsShown(page: Page): Promise<{ text: string; linked: string[] }[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main h3, main p, main th')].flatMap((element) => {
      const passing = element.closest(
        'button, a, [role="application"], [role="status"], [aria-live], [data-waiting]',
      );
      if (passing || !element.checkVisibility()) return [];
      const links = [...element.querySelectorAll<HTMLAnchorElement>('a[href^="#/glossary/"]')];
      return [
        { text: element.textContent, linked: links.map(({ hash }) => hash.slice('#/glossary/'.length)) },
      ];
    }),
  );
}

/** Every word of the glossary that a text says and does not lead to. */
async function unlinked(page: Page, language: Language): Promise<string[]> {
  const find = termFinder(CATALOGUES[language].glossary);
  return (await textsShown(page)).flatMap(({ text, linked }) =>
    find(text).flatMap(({ term }) => (term && !linked.includes(term) ? [`${term} in “${text}”`] : [])),
  );
}

for (const language of ['en', 'zh'] as const) {
  test(`every word of the method on the screen leads to the glossary (${language})`, {
    tag: '@long',
  }, async ({ live, page }) => {
    await live.open(`#/live?lang=${language}`);
    await live.expectPrediction();
    for (const view of ['live', 'laboratory', 'sessions']) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `#/${view}`);
      await expect(page.locator('nav a[aria-current]')).toHaveAttribute('href', `#/${view}`);
      if (view === 'laboratory') await expect(page.getByTestId('heatmap')).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await unlinked(page, language), view).toEqual([]);
    }
  });
}

test('pressing a word leads to its entry, and back', { tag: '@long' }, async ({ live, page }) => {
  await live.open();
  await live.expectPrediction();
  await page.getByRole('heading', { name: en.balance.bar.title }).first().getByRole('link').click();
  await expect(page).toHaveURL(/#\/glossary\/balance$/);
  const entry = page.locator('#term-balance');
  await expect(entry).toBeFocused();
  await expect(entry).toBeInViewport();
  await expect(entry).toContainText(en.glossary.balance.meaning);
  await page.getByTestId('language-zh').click();
  await expect(entry).toContainText(zh.glossary.balance.meaning);
  await page.goBack();
  await expect(live.sentiment).toBeVisible();
});
