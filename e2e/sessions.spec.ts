import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { en } from '../src/ui/locales/en/whole.ts';
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
  await live.switchAllOn();
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

test('a recording with sound and picture is renamed, played, exported, deleted, brought back, and imported with the same numbers', {
  tag: '@long',
}, async ({ live, page }) => {
  await live.open('#/live');
  await live.switchAllOn();
  await expect(live.channel('microphone')).toHaveAttribute('data-status', 'on');
  await expect(live.channel('camera')).toHaveAttribute('data-status', 'on');
  await page.getByRole('switch', { name: en.record.keep.audio }).click();
  await page.getByRole('switch', { name: en.record.keep.video }).click();
  await page.getByTestId('record-start').click();
  await expect(page.getByTestId('record-time')).toBeVisible();
  await live.input.fill('I absolutely loved this film');
  await expect.poll(() => recordedSeconds(page)).toBeGreaterThanOrEqual(2);
  await live.input.press('Enter');
  await expect.poll(() => recordedSeconds(page)).toBeGreaterThanOrEqual(4);
  await page.getByTestId('record-stop').click();
  await page.getByRole('link', { name: en.record.open }).click();

  // Whatever it is called is shown as that.
  const title = '<img src=x onerror=alert(1)> & "first"';
  const row = page.getByTestId('session');
  await expect(row).toHaveCount(1);
  await row.getByRole('button', { name: en.sessions.rename }).click();
  await page.getByLabel(en.sessions.title, { exact: true }).fill(title);
  await page.getByLabel(en.sessions.title, { exact: true }).press('Enter');
  await expect(row.getByRole('heading')).toHaveText(title);

  const save = async (what: string) => {
    await row.first().getByRole('button', { name: en.sessions.export.label }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: what, exact: true }).click();
    return (await downloading).path();
  };
  const file = await save(en.sessions.export.session);
  const told = JSON.parse(await readFile(await save(en.sessions.export.json), 'utf8'));
  expect(told.utterances.length).toBeGreaterThan(0);
  expect(told.history.length).toBeGreaterThan(3);
  const [head, ...lines] = parse(await readFile(await save(en.sessions.export.csv)), {
    bom: true,
  }) as string[][];
  expect(head).toEqual(Object.values(en.sessions.columns));
  expect(lines).toHaveLength(told.utterances.length);
  expect(await readFile(await save(en.sessions.export.vtt), 'utf8')).toMatch(/^WEBVTT\n\n\d\d:\d\d/);
  const features = await readFile(await save(en.sessions.export.npz));

  await row.getByRole('button', { name: en.sessions.remove }).click();
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: en.sessions.undo }).click();
  await expect(row).toHaveCount(1);

  await page.getByTestId('session-import').setInputFiles({
    name: 'again.dbr.zip',
    mimeType: 'application/zip',
    buffer: await readFile(file),
  });
  await expect(row).toHaveCount(2);
  const ids = await row.evaluateAll((rows) => rows.map((each) => each.getAttribute('data-id')));
  for (const id of ids) {
    await row
      .locator(`xpath=self::*[@data-id="${id}"]`)
      .getByRole('button', { name: en.sessions.export.label })
      .click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: en.sessions.export.json }).click();
    expect(JSON.parse(await readFile(await (await downloading).path(), 'utf8'))).toEqual(told);
  }
  await page.getByTestId('session-import').setInputFiles({
    name: 'broken.dbr.zip',
    mimeType: 'application/zip',
    buffer: features,
  });
  await live.expectProblem('session-file-unreadable');
  await expect(row).toHaveCount(2);

  await row.first().getByRole('button', { name: en.sessions.replay }).click();
  await expect(page.getByTestId('replayed')).toHaveText(title);
  await live.expectPrediction();
  const picture = page.getByTestId('replay-video');
  await expect
    .poll(() => picture.evaluate((video: HTMLVideoElement) => video.currentTime))
    .toBeGreaterThan(0.5);
  // It plays to its end and stands there.
  await expect(page.getByRole('button', { name: en.capture.play, exact: true })).toBeVisible();

  // In the Laboratory its picture is that of the moment looked at.
  await live.open('#/sessions');
  await row
    .first()
    .getByRole('link', { name: /Laboratory/ })
    .click();
  const moment = page.getByTestId('lab-moment');
  await expect(moment).toBeVisible();
  const film = page.getByTestId('lab-picture').locator('video');
  for (const seconds of ['3', '3.8']) {
    await moment.fill(seconds);
    await expect(film).toHaveAccessibleName(new RegExp(`0:0${seconds}`));
    const off = () =>
      film.evaluate((video: HTMLVideoElement) =>
        video.seeking ? 1 : Math.abs(video.currentTime - Number(video.dataset.seconds)),
      );
    await expect.poll(off).toBeLessThan(0.1);
    await expect(film).toBeVisible();
  }
});
