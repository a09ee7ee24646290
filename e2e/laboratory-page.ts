import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import type { LivePage } from './live-page.ts';

type Kind = 'Picture (PNG)' | 'Vector picture (SVG)' | 'Numbers (CSV)';

/** What a chart's export menu hands over. */
export async function exported(page: Page, chart: string, kind: Kind): Promise<Buffer> {
  await page.getByRole('button', { name: `Export ${chart}`, exact: true }).click();
  const downloading = page.waitForEvent('download');
  // The menu of the chart before may still be closing.
  const menu = page.getByRole('menu', { name: `Export ${chart}`, exact: true });
  await menu.getByRole('menuitem', { name: kind }).click();
  return readFile(await (await downloading).path());
}

/** A chart's numbers, a record a line. */
export async function table(page: Page, chart: string): Promise<Record<string, string>[]> {
  return parse<Record<string, string>>(await exported(page, chart, 'Numbers (CSV)'), {
    columns: true,
    bom: true,
  });
}

/** Waits until the Laboratory's prediction is there and stays. */
export async function expectSettled(live: LivePage, page: Page): Promise<number> {
  const shown = page.getByTestId('lab-numbers');
  await expect.poll(() => live.valueOf(shown)).not.toBeNull();
  let last: number | null = null;
  await expect
    .poll(async () => {
      const before = last;
      await page.waitForTimeout(1_000);
      last = await live.valueOf(shown);
      return last === before;
    })
    .toBe(true);
  return last ?? Number.NaN;
}

/** Opens the Laboratory on a sample session as a recording, at the end of its first utterance. */
export async function openRecording(live: LivePage, page: Page, sample: string): Promise<number> {
  await live.open('#/laboratory');
  await page.getByTestId(`lab-subject-${sample}`).click();
  // The text and voice models come first.
  await expect(page.getByTestId('lab-moment')).toBeVisible({ timeout: 300_000 });
  return expectSettled(live, page);
}
