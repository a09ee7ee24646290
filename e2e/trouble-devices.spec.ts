import { en } from '../src/ui/locales/en.ts';
import { expect, test } from './fixtures.ts';

test.describe('the camera is denied', () => {
  test.use({ permissions: ['microphone'] });
  test('says so; voice and text go on', async ({ live }) => {
    await live.open();
    await live.channel('camera').click();
    await live.expectProblem('camera-denied');
    await live.switchOn('microphone');
    await live.expectTypingWorks();
  });
});

test.describe('camera and microphone are denied', () => {
  test.use({ permissions: [] });
  test('says both; text goes on; the camera works once it is allowed, without a reload', {
    tag: '@long',
  }, async ({ live, page, context }) => {
    await live.open();
    await page.getByTestId('use-camera').click();
    await live.expectProblem('camera-denied');
    await live.expectProblem('microphone-denied');
    await live.expectTypingWorks();

    await context.grantPermissions(['camera']);
    await live.switchOn('camera');
    await live.channel('microphone').click();
    await live.expectProblem('microphone-denied');
    await live.expectTypingWorks();
  });
});

test('with no camera and no microphone at all it says what is missing; text goes on', {
  tag: '@long',
}, async ({ live, page }) => {
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException('Requested device not found', 'NotFoundError'));
  });
  await live.open();
  await live.channel('camera').click();
  await live.expectProblem('camera-not-found');
  await live.channel('microphone').click();
  await live.expectProblem('microphone-not-found');
  await live.expectTypingWorks();
});

test('a browser without speech recognition says so; typing goes on', { tag: '@long' }, async ({
  live,
  page,
}) => {
  await page.addInitScript(() => {
    for (const name of ['SpeechRecognition', 'webkitSpeechRecognition']) {
      Object.defineProperty(window, name, { value: undefined });
    }
  });
  await live.open();
  await expect(live.channel('speechRecognition')).toBeDisabled();
  await expect(live.channel('speechRecognition')).toHaveAttribute('title', /no speech recognition/i);
  await live.expectTypingWorks();
});

test('recognition on its maker’s servers starts only after a clear yes', async ({ live, page }) => {
  // Headless Chromium has no recogniser that runs. This one counts its starts; it says that it can be on the device, and
  // then has no language pack to bring.
  await page.addInitScript(() => {
    const starts = { count: 0 };
    class Recognition extends EventTarget {
      static available = async () => 'downloadable';
      static install = async () => false;
      start() {
        starts.count += 1;
      }
      abort() {}
    }
    Object.assign(window, { SpeechRecognition: Recognition, recognitionStarts: starts });
  });
  const starts = () =>
    page.evaluate(
      () => (window as unknown as { recognitionStarts: { count: number } }).recognitionStarts.count,
    );
  const speech = live.channel('speechRecognition');
  const question = page.getByRole('dialog', { name: en.consent.title });
  await live.open();
  await test.step('a click asks, and a no starts nothing', async () => {
    await speech.click();
    await question.getByRole('button', { name: en.consent.no }).click();
    await expect(question).toBeHidden();
    await expect(speech).toHaveAttribute('data-status', 'off');
    expect(await starts()).toBe(0);
  });
  await test.step('the next click asks again, and a yes starts it', async () => {
    await speech.click();
    await question.getByRole('button', { name: en.consent.yes }).click();
    await expect(speech).toHaveAttribute('data-status', 'on');
    expect(await starts()).toBe(1);
  });
  await test.step('the yes is remembered', async () => {
    await speech.click();
    await expect(speech).toHaveAttribute('data-status', 'off');
    await speech.click();
    await expect(speech).toHaveAttribute('data-status', 'on');
    expect(await starts()).toBe(2);
  });
});
