import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { LivePage } from './live-page.ts';

/** What of the session on the page is stored, and what is not yet. */
async function recordedSeconds(page: Page): Promise<number> {
  const text = await page.getByTestId('record-time').textContent();
  const [, minutes = '0', seconds = '0'] = /(\d+):(\d+)/.exec(text ?? '') ?? [];
  return 60 * Number(minutes) + Number(seconds);
}

/** A tab that is gone without a word, as when its process dies. */
async function kill(context: BrowserContext, page: Page): Promise<void> {
  const protocol = await context.newCDPSession(page);
  const gone = page.waitForEvent('crash');
  void protocol.send('Page.crash').catch(() => undefined);
  await gone;
  await page.close();
}

async function startRecording(live: LivePage, page: Page): Promise<void> {
  await live.open('#/live');
  await page.getByTestId('use-camera').click();
  await expect(live.channel('microphone')).toHaveAttribute('data-status', 'on');
  await live.expectPrediction();
  await page.getByTestId('record-start').click();
  await expect(page.getByTestId('record-time')).toBeVisible();
}

test('a recording is kept while it goes on: the tab is killed, and after reopening all but the last second is there', async ({
  live,
  page,
  context,
}) => {
  await startRecording(live, page);
  const sentence = 'I absolutely loved <b>this</b> film';
  await live.input.fill(sentence);
  await live.input.press('Enter');
  await expect.poll(() => recordedSeconds(page)).toBeGreaterThanOrEqual(6);
  const recorded = await recordedSeconds(page);
  await kill(context, page);

  const again = await context.newPage();
  const reopened = new LivePage(again);
  await reopened.open('#/sessions');
  await reopened.expectProblem('recording-recovered');
  const row = again.getByTestId('session');
  await expect(row).toHaveCount(1);
  const duration = await again.evaluate(async () => {
    const open = indexedDB.open('dbr-live');
    await new Promise((resolve) => {
      open.onsuccess = resolve;
    });
    const all = open.result.transaction('sessions').objectStore('sessions').getAll();
    await new Promise((resolve) => {
      all.onsuccess = resolve;
    });
    return all.result[0].durationSeconds as number;
  });
  expect(duration).toBeGreaterThan(recorded - 1);

  // It can be looked at moment by moment, with its words as words.
  await row.getByRole('link', { name: /Laboratory/ }).click();
  await expect(again.getByTestId('lab-moment')).toBeVisible();
  await expect(
    again.getByRole('button', { name: new RegExp(sentence.replace(/[<>/]/g, '.')) }),
  ).toBeVisible();
});
