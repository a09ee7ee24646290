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

test.describe('the microphone is denied', () => {
  test.use({ permissions: ['camera'] });
  test('says so; face and text go on', async ({ live }) => {
    await live.open();
    await live.channel('microphone').click();
    await live.expectProblem('microphone-denied');
    await live.switchOn('camera');
    await live.expectTypingWorks();
  });
});

test.describe('camera and microphone are denied', () => {
  test.use({ permissions: [] });
  test('says both; text goes on', async ({ live, page }) => {
    await live.open();
    await page.getByTestId('use-camera').click();
    await live.expectProblem('camera-denied');
    await live.channel('microphone').click();
    await live.expectProblem('microphone-denied');
    await live.expectTypingWorks();
  });
});

test('with no camera and no microphone at all it says what is missing; text goes on', async ({
  live,
  page,
}) => {
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

test('a browser without speech recognition says so; typing goes on', async ({ live, page }) => {
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
  // Headless Chromium has no recogniser that runs; this one counts its starts and knows no recognition on the device.
  await page.addInitScript(() => {
    const starts = { count: 0 };
    class CloudRecognition extends EventTarget {
      start() {
        starts.count += 1;
      }
      abort() {}
    }
    Object.assign(window, { SpeechRecognition: CloudRecognition, recognitionStarts: starts });
  });
  const starts = () =>
    page.evaluate(
      () => (window as unknown as { recognitionStarts: { count: number } }).recognitionStarts.count,
    );
  await live.open();
  await live.channel('speechRecognition').click();
  await page.getByRole('button', { name: en.consent.no }).click();
  await expect(live.channel('speechRecognition')).toHaveAttribute('data-status', 'off');
  expect(await starts()).toBe(0);
  await live.channel('speechRecognition').click();
  await page.getByRole('button', { name: en.consent.yes }).click();
  await expect(live.channel('speechRecognition')).toHaveAttribute('data-status', 'on');
  expect(await starts()).toBe(1);
});
