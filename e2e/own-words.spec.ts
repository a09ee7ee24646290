import { serveMiniature } from '../scripts/serve/serve-miniature.ts';
import { toyVoice } from '../src/engine/workers/speech/toy-speech.test-fixture.ts';
import { encodeWav } from '../src/features/acoustic/wav.test-fixture.ts';
import { SAMPLE_RATE_HERTZ } from '../src/features/frames.ts';
import { en } from '../src/ui/locales/en/whole.ts';
import { expect, test } from './fixtures.ts';

/** A recording in which the miniature's words are said. */
const recordingOf = (words: readonly string[]) => ({
  name: 'said.wav',
  mimeType: 'audio/wav',
  buffer: Buffer.from(encodeWav({ channels: [toyVoice(words)], sampleRateHertz: SAMPLE_RATE_HERTZ }, {})),
});

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

test('a recogniser that dies again and again gives up and says so; the rest goes on, and it is started by hand', {
  tag: '@long',
}, async ({ live, page }) => {
  await live.open('?inspect');
  await live.switchAllOn();
  await expect(live.channel('speechRecognition')).toHaveAttribute('data-status', 'on', LOADED);
  const words = () => page.evaluate(() => window.dbrLive?.().state.transcript.length ?? 0);
  // A worker that is gone already takes no notice.
  const dies = async () => {
    const status = await live.part('speech').getAttribute('data-status');
    if (status !== 'failed') await page.evaluate(() => window.dbrInspect?.crashWorker('speech'));
    return status;
  };
  await expect.poll(dies, { intervals: [1000] }).toBe('failed');
  await live.expectProblem('worker-gave-up', { within: live.part('speech') });
  await live.expectPrediction();
  await live.expectTypingWorks();
  const before = await words();
  await live.part('speech').getByRole('button', { name: en.parts.retry }).click();
  await expect(live.part('speech')).toHaveAttribute('data-status', 'ready', LOADED);
  await expect.poll(words).toBeGreaterThan(before);
});

test('a file of the recogniser that is missing is named with its size; typing goes on', {
  tag: '@long',
}, async ({ live, page, context }) => {
  await context.route('**/speech/miniature/tokenizer.json', (route) => route.fulfill({ status: 404 }));
  await live.open();
  await live.switchAllOn();
  await live.expectProblem('speech-model', { detail: 'speech/miniature/tokenizer.json' });
  await expect(page.getByText(/tokenizer\.json \(\d+ MB\)/)).toBeVisible();
  await expect(live.channel('speechRecognition')).toHaveAttribute('data-status', 'failed');
  await live.expectTypingWorks();
});

test('words of another language are written down and marked as not understood', { tag: '@long' }, async ({
  live,
  page,
}) => {
  await page.goto('./#/sessions');
  await page.getByTestId('media-input').setInputFiles(recordingOf(['bright', 'sharp', 'bright', 'sharp']));
  await page.getByTestId('media-write-down').click();
  await expect(page.getByTestId('media-transcript')).toHaveValue(/hell scharf/, LOADED);
  await live.expectProblem('media-foreign', { within: page.getByTestId('media'), detail: 'German' });
});

test('words that were corrected are predicted from again, in place of what was predicted before', {
  tag: '@long',
}, async ({ live, page }) => {
  await page.goto('./#/sessions');
  await page.getByTestId('media-input').setInputFiles(recordingOf(['good', 'happy', 'good', 'happy']));
  await page.getByTestId('media-start').click();
  const said = page.getByTestId('media-utterance');
  await expect(said.first()).toContainText('good happy', LOADED);
  const before = await live.valueOf(said.first());
  const kept = () => page.getByTestId('session').evaluateAll((rows) => rows.map((row) => row.dataset.id));
  const [first] = await kept();

  const correct = async (from: RegExp, to: string) => {
    const words = page.getByTestId('media-transcript');
    await expect(words).toHaveValue(from);
    await words.fill((await words.inputValue()).replace(from, to));
    await page.getByTestId('media-predict-again').click();
    await expect(said.first()).toContainText(to, LOADED);
  };
  await page.getByTestId('media-correct').click();
  await correct(/good happy good happy/, 'I hated every terrible minute');
  const after = await live.valueOf(said.first());
  expect(after).not.toBeNull();
  expect(after).toBeLessThan(before ?? Number.NaN);
  await expect.poll(async () => (await kept()).length).toBe(1);
  expect(await kept()).not.toContain(first);

  // Later, from the list, too.
  await page.reload();
  await page.getByRole('button', { name: en.sessions.file.correctOne.replace('{{title}}', 'said') }).click();
  await expect(page.getByTestId('media-transcript')).toBeFocused();
  await correct(/hated every terrible/, 'loved every wonderful');
  expect(await live.valueOf(said.first())).toBeGreaterThan(after ?? Number.NaN);
  await expect.poll(async () => (await kept()).length).toBe(1);
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
