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

test('with no camera and no microphone at all it says what is missing; text goes on', async ({ live, page }) => {
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

test('cloud speech recognition starts only after a clear yes', async ({ live, page }) => {
  await live.open();
  await live.channel('speechRecognition').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.getByRole('dialog').getByRole('button').first().click();
  await expect(live.channel('speechRecognition')).not.toHaveAttribute('data-status', 'on');
});
