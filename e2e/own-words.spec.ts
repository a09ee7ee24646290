import { en } from '../src/ui/locales/en/whole.ts';
import { expect, test } from './fixtures.ts';
import { serveMiniature } from './serve-miniature.ts';

/** Five models are loaded side by side, by one machine that serves them too. */
const LOADED = { timeout: 240_000 };

test.beforeEach(({ context }) => {
  test.slow();
  return serveMiniature(context);
});

test('the page writes down what is said, on this device, and the voice has its words', async ({
  live,
  page,
}) => {
  await live.open();
  await expect(page.getByTestId('use-camera').locator('..')).toContainText('speech model');
  await live.switchAllOn();
  await expect(live.channel('speechRecognition')).toHaveAttribute('data-status', 'on', LOADED);
  await expect(live.channel('speechRecognition')).toHaveAttribute('title', en.capture.speech.pageOn);
  const spoken = () =>
    page.evaluate(
      () => window.dbrLive?.().state.transcript.filter(({ source }) => source === 'speech') ?? [],
    );
  await expect.poll(async () => (await spoken()).some(({ text, final }) => final && text !== '')).toBe(true);
  // They belong to the voice that said them.
  const utterances = () => page.evaluate(() => window.dbrLive?.().state.utterances ?? []);
  await expect.poll(async () => (await utterances()).some(({ text }) => text !== '')).toBe(true);
  // Nothing was asked of the browser's maker.
  await expect(page.getByText(en.consent.title)).toBeHidden();
  await live.channel('speechRecognition').click();
  await expect(live.channel('speechRecognition')).toHaveAttribute('data-status', 'off');
});

test('a recogniser that died is started again and goes on', { tag: '@long' }, async ({ live, page }) => {
  await live.open('?inspect');
  await live.switchAllOn();
  await expect(live.channel('speechRecognition')).toHaveAttribute('data-status', 'on', LOADED);
  await page.evaluate(() => window.dbrInspect?.crashWorker('speech'));
  await live.expectProblem('worker-restarted');
  const before = await page.evaluate(() => window.dbrLive?.().state.transcript.length ?? 0);
  await expect
    .poll(() => page.evaluate(() => window.dbrLive?.().state.transcript.length ?? 0))
    .toBeGreaterThan(before);
});

test('a recording without a transcript gets its words as it is read, and they can be corrected', {
  tag: '@long',
}, async ({ page }) => {
  await page.goto('./#/sessions');
  await page.getByTestId('media-input').setInputFiles('public/samples/delighted/speech.ogg');
  await expect(page.getByTestId('media-name')).toBeVisible();
  await page.getByTestId('media-write-down').click();
  await expect(page.getByTestId('media-transcript')).toHaveValue(
    /^1\n00:00:0\d,\d{3} --> 00:00:\d\d,\d{3}\n(sad|calm|good|happy|bright|sharp)/,
    LOADED,
  );
  await expect(page.getByRole('button', { name: en.sessions.file.saveVtt })).toBeVisible(LOADED);
});
