import { en } from '../src/ui/locales/en/en.ts';
import { expect, test } from './fixtures.ts';
import { serveMiniature } from './serve-miniature.ts';

/** Five models are loaded side by side, by one machine that serves them too. */
const LOADED = { timeout: 240_000 };

test.beforeEach(({ context }) => {
  test.slow();
  return serveMiniature(context);
});

test('the page writes down what is said, on this device, and the words are predicted from', async ({
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
  await expect.poll(() => page.evaluate(() => window.dbrLive?.().state.presence.language)).toBe(true);
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
