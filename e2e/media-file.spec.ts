import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { dataFolder } from '../src/features/data-folder.ts';
import { en } from '../src/ui/locales/en/whole.ts';
import { expect, test } from './fixtures.ts';
import { expectSettled, table } from './laboratory-page.ts';

/** Somebody says "set white with P two soon" to a camera, in three seconds. */
const TALKING = join(dataFolder(), 'av', 'grid-swwp2s.mp4');

/** Says the same in another form, as text a page must not run. */
const SUBTITLES = `1
00:00:00,490 --> 00:00:01,150
Set white <script>document.title='run'</script>

2
00:00:01,150 --> 00:00:02,210
with P two soon.
`;

const text = (name: string, content: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(content),
});

/** Two seconds of nobody: a grey film without sound, as the browser makes it. */
async function greyFilm(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [96, 64];
    const context = canvas.getContext('2d', { alpha: false });
    const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType: 'video/webm;codecs=vp8' });
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    const stopped = new Promise((resolve) => {
      recorder.onstop = resolve;
    });
    recorder.start();
    for (let picture = 0; picture < 60; picture += 1) {
      if (context) context.fillStyle = `rgb(${picture} ${picture} ${picture})`;
      context?.fillRect(0, 0, 96, 64);
      await new Promise((resolve) => setTimeout(resolve, 33));
    }
    recorder.stop();
    await stopped;
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
    return btoa(bytes.reduce((all, byte) => all + String.fromCharCode(byte), ''));
  });
  return Buffer.from(base64, 'base64');
}

const film = (name: string, buffer: Buffer) => ({ name, mimeType: 'video/webm', buffer });
const mediaInput = (page: Page) => page.getByTestId('media-input');

test('a film and its words become a session that is kept and looked at moment by moment', {
  tag: '@long',
}, async ({ live, page }) => {
  test.skip(!existsSync(TALKING), `There is no film of somebody talking: ${TALKING}`);
  const model = await page.request.head('./model-files/face/face_landmarker.task');
  test.skip(!model.ok(), 'The face model is not there (npm run models): nobody is seen in the film.');
  await live.open('#/sessions');
  const media = page.getByTestId('media');
  await mediaInput(page).setInputFiles(TALKING);
  await expect(page.getByTestId('media-name')).toHaveText('grid-swwp2s.mp4');
  await expect(media).toContainText('0:03 long · picture 360 × 288 · sound');

  // Words of another film are not taken for this one's.
  await page.getByTestId('media-transcript').fill('00:00:04,000 --> 00:00:02,000\nSet white');
  await page.getByTestId('media-start').click();
  await live.expectProblem('transcript-misfit', { within: media, detail: 'begins at 4.0 s' });
  await page.getByTestId('media-transcript-input').setInputFiles(text('words.srt', SUBTITLES));
  await expect(page.getByTestId('media-read')).toHaveText('2 subtitles, 0:00 to 0:02.');
  await page.getByTestId('media-start').click();
  await expect(page.getByTestId('media-progress')).toBeVisible();
  await expect(page.getByTestId('media-made')).toBeVisible({ timeout: 120_000 });

  const utterances = page.getByTestId('media-utterance');
  const first = utterances.first();
  await expect(media).toContainText("Set white <script>document.title='run'</script>");
  await expect(media).toContainText('with P two soon.');
  const sentiment = await live.valueOf(first);
  expect(sentiment).not.toBeNull();
  expect(await page.title()).not.toBe('run');

  // It is in the list.
  await expect(page.getByRole('main')).toContainText(en.sessions.media.video);

  // The Laboratory has the same number at the same moment, and voice, face and words to it.
  await first.click();
  const shown = page.getByTestId('lab-numbers');
  await expect.poll(() => live.valueOf(shown), { timeout: 120_000 }).not.toBeNull();
  await expectSettled(live, page);
  const rows = await table(page, 'Contributions');
  for (const modality of ['language', 'acoustic', 'visual']) {
    const cells = rows.filter((row) => row.modality === modality && Number(row.sentiment_points) !== 0);
    expect(cells.length, modality).toBeGreaterThan(0);
  }
  expect(Number(rows.at(-1)?.sentiment_points)).toBeCloseTo(sentiment ?? Number.NaN, 2);
  const before = await page.getByTestId('lab-seconds').getAttribute('data-value');
  await page.getByTestId('lab-moment').fill('0.75');
  await expect(page.getByTestId('lab-seconds')).not.toHaveAttribute('data-value', before ?? '');
  await expectSettled(live, page);
});

test('a film is cancelled, refused, and typed along', { tag: '@long' }, async ({ live, page }) => {
  await live.open('#/sessions');
  const media = page.getByTestId('media');
  const grey = await greyFilm(page);
  await mediaInput(page).setInputFiles(text('letter.mp4', 'a letter'));
  await live.expectProblem('media-unreadable', { within: media, detail: 'letter.mp4' });

  const name = '<img src=x onerror=document.title=1>.webm';
  await mediaInput(page).setInputFiles(film(name, grey));
  await expect(page.getByTestId('media-name')).toHaveText(name);
  await expect(media).toContainText('no sound');

  // A sentence typed along is a subtitle where the film stands.
  await page.getByTestId('media-line').fill('Nothing to be seen');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('media-transcript')).toHaveValue(
    '1\n00:00:00,000 --> 00:00:01,000\nNothing to be seen\n',
  );

  await page.getByTestId('media-start').click();
  await media.getByRole('button', { name: en.sessions.file.cancel, exact: true }).first().click();
  await expect(page.getByTestId('media-start')).toBeVisible();
  await expect(page.getByTestId('media-transcript')).toHaveValue(/Nothing to be seen/);

  // Nobody is seen, and the words are predicted from all the same.
  await page.getByTestId('media-start').click();
  await expect(page.getByTestId('media-utterance')).toContainText('Nothing to be seen', { timeout: 120_000 });
  expect(await live.valueOf(page.getByTestId('media-utterance'))).not.toBeNull();
  expect(await page.title()).not.toBe('1');
});
