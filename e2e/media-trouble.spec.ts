import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dataFolder } from '../src/features/data-folder.ts';
import { dropFiles } from './drop-files.ts';
import { expect, test } from './fixtures.ts';

/** Files as people bring them, each with something wrong. */
const TROUBLE = join(dirname(dataFolder()), 'trouble');

const FILES = [
  { name: 'cutmkv.mkv', said: ['media-cut-off'], detail: '0.4 s (cutmkv.mkv)', face: true },
  { name: 'cut.opus', said: ['media-cut-off'], detail: '2.8 s (cut.opus)', face: false },
  { name: 'zeroed.m4a', said: ['media-sound-broken'], detail: '2.5–2.6 s', face: false },
  { name: 'vp9level0.mp4', said: [], detail: null, face: true },
  { name: 'antiphase.wav', said: ['media-channels-cancel'], detail: '0.0 s', face: false },
];

for (const { name, said, detail, face } of FILES) {
  // One of them stands for all in a short run.
  const tag = name === 'cutmkv.mkv' ? [] : '@long';
  test(`${name} is used as far as it goes, and what is wrong is said`, { tag }, async ({ live, page }) => {
    const path = join(TROUBLE, name);
    test.skip(!existsSync(path), `There is no such file: ${path}`);
    await live.open('#/laboratory');
    await dropFiles(page, [{ name, buffer: readFileSync(path) }]);
    const media = page.getByTestId('media');
    await expect(page.getByTestId('media-name')).toHaveText(name);
    await page.getByTestId('media-start').click();
    await expect(page.getByTestId('media-made')).toBeVisible();
    const notes = media.locator('[data-problem]');
    expect(await notes.evaluateAll((all) => all.map((note) => note.getAttribute('data-problem')))).toEqual(
      said,
    );
    if (detail) await expect(media).toContainText(detail);
    if (!face) await expect(media).not.toContainText(/face/i);
    // A voice was heard.
    await expect(page.getByTestId('media-utterance').first()).toBeVisible();
    expect(await live.valueOf(page.getByTestId('media-utterance').first())).not.toBeNull();

    // It is still said of the session when the page is opened again.
    await page.goto('./#/sessions');
    await page.reload();
    await expect(page.getByTestId('session')).toHaveCount(1);
    const kept = page.getByTestId('session-notes').locator('li');
    await expect(kept).toHaveCount(said.length);
    if (detail) await expect(kept).toContainText(detail);
  });
}
