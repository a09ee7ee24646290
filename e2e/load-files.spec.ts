import { readFile } from 'node:fs/promises';
import { inProject } from '../scripts/project/project.ts';
import { en } from '../src/ui/locales/en/whole.ts';
import { dropFiles } from './drop-files.ts';
import { expect, test } from './fixtures.ts';

const speech = () => readFile(inProject('public/samples/flat/speech.ogg'));
const nothing = Buffer.from('x');

test('files are taken where they belong from any view, or told where', { tag: '@long' }, async ({
  live,
  page,
}) => {
  await live.open('#/glossary');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await dropFiles(page, [{ name: 'letter.pdf', buffer: nothing }], { hover: true });
  await expect(page.getByTestId('drop-here')).toContainText(en.files.drop);
  await dropFiles(page, [{ name: 'letter.pdf', buffer: nothing }]);
  await expect(page.getByTestId('drop-here')).toHaveCount(0);
  await live.expectProblem('file-unknown', { detail: 'letter.pdf' });
  await expect(page).toHaveURL(/#\/glossary/);

  await test.step('features dropped anywhere are read in the Laboratory', async () => {
    await dropFiles(page, [{ name: 'cut.npz', buffer: nothing }]);
    await expect(page).toHaveURL(/#\/laboratory/);
    await expect(page.getByTestId('files-taken').filter({ hasText: 'cut.npz' })).toBeVisible();
    await live.expectProblem('user-features-unreadable', { detail: 'cut.npz' });
  });
  await test.step('a transcript waits for its film', async () => {
    await dropFiles(page, [{ name: 'words.srt', buffer: Buffer.from('hello') }]);
    await expect(page).toHaveURL(/#\/sessions/);
    await expect(page.getByTestId('media')).toContainText(en.sessions.file.waiting);
  });
  await test.step('a session that is none is told of', async () => {
    await page.locator('nav a[href="#/train"]').click();
    await dropFiles(page, [{ name: 'mine.dbr.zip', buffer: nothing }]);
    await expect(page).toHaveURL(/#\/sessions/);
    await live.expectProblem('session-file-unreadable', { detail: 'mine.dbr.zip' });
  });
});

test('several sounds queue, each with its state, and go on while somebody looks elsewhere', {
  tag: '@long',
}, async ({ live, page }) => {
  await live.open('#/laboratory');
  const sound = await speech();
  await dropFiles(page, [
    { name: 'one.ogg', buffer: sound, mimeType: 'audio/ogg' },
    { name: 'broken.mp3', buffer: nothing, mimeType: 'audio/mpeg' },
    { name: 'three.ogg', buffer: sound, mimeType: 'audio/ogg' },
    { name: 'four.ogg', buffer: sound, mimeType: 'audio/ogg' },
    { name: 'one.srt', buffer: Buffer.from('It is a day like any other.') },
  ]);
  await expect(page).toHaveURL(/#\/sessions/);
  const queued = (name: string) => page.getByTestId('media-queued').filter({ hasText: name });
  await expect(queued('one.ogg')).toContainText('one.srt');
  await page.getByRole('button', { name: 'Cancel four.ogg' }).click();
  await expect(queued('four.ogg')).toHaveCount(0);
  await page.locator('nav a[href="#/live"]').click();
  await live.expectPrediction();
  await page.locator('nav a[href="#/sessions"]').click();
  await expect(queued('one.ogg')).toHaveAttribute('data-status', 'done', { timeout: 120_000 });
  await expect(queued('broken.mp3')).toHaveAttribute('data-status', 'failed', { timeout: 120_000 });
  await expect(queued('three.ogg')).toHaveAttribute('data-status', 'done', { timeout: 120_000 });
  await expect(page.getByTestId('session')).toHaveCount(2);
});
