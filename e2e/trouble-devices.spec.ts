import { en } from '../src/ui/locales/en/en.ts';
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
  await page.getByTestId('use-camera').click();
  const note = page.getByTestId('words-note');
  await expect(note).toHaveText(new RegExp(en.capture.noWords.noRecogniser));
  await note.getByRole('button', { name: en.capture.noWords.type }).click();
  await expect(live.input).toBeFocused();
  await live.input.pressSequentially('Terrible.');
  await live.input.press('Enter');
  await expect(page.getByTestId('transcript-clear')).toBeVisible();
});

test('recognition on its maker’s servers starts only after a clear yes', { tag: '@long' }, async ({
  live,
  page,
}) => {
  // Headless Chromium has no recogniser that runs. This one counts its starts; it says that it can be on the device, and
  // then has no language pack to bring.
  await page.addInitScript(() => {
    const starts = { count: 0 };
    class Recognition extends EventTarget {
      static available = async () => 'downloadable';
      static install = async () => false;
      processLocally = false;
      start() {
        starts.count += 1;
        this.dispatchEvent(new Event('start'));
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

test('one press brings camera, microphone and words; a voice without words says so until they come', {
  tag: '@long',
}, async ({ live, page }) => {
  // Headless Chromium has no recogniser that runs. This one hears nothing until it is told a word.
  await page.addInitScript(() => {
    class Recognition extends EventTarget {
      static available = async () => 'available';
      processLocally = false;
      start() {
        this.dispatchEvent(new Event('start'));
        Object.assign(window, {
          hear: (transcript: string) => {
            const results = [Object.assign([{ transcript }], { isFinal: false })];
            this.dispatchEvent(Object.assign(new Event('result'), { resultIndex: 0, results }));
          },
        });
      }
      abort() {}
    }
    Object.assign(window, { SpeechRecognition: Recognition });
  });
  await live.open();
  await page.getByTestId('use-camera').click();
  for (const name of ['camera', 'microphone', 'speechRecognition'] as const)
    await expect(live.channel(name)).toHaveAttribute('data-status', 'on');
  const note = page.getByTestId('words-note');
  await expect(note).toHaveAttribute('data-why', 'silent');
  await page.evaluate(() => (window as unknown as { hear(text: string): void }).hear('what a lovely day'));
  await expect(note).toBeEmpty();
});

test('a context that was suspended goes on, and says so while it cannot', { tag: '@long' }, async ({
  live,
  page,
}) => {
  await page.addInitScript(() => {
    const made: AudioContext[] = [];
    const Native = window.AudioContext;
    class Watched extends Native {
      blocked = false;
      constructor(options?: AudioContextOptions) {
        super(options);
        made.push(this);
      }
      override resume(): Promise<void> {
        return this.blocked ? new Promise(() => undefined) : super.resume();
      }
    }
    Object.assign(window, { AudioContext: Watched, contexts: made });
  });
  const suspend = (blocked: boolean) =>
    page.evaluate((isBlocked) => {
      const { contexts } = window as unknown as { contexts: (AudioContext & { blocked: boolean })[] };
      const context = contexts.at(-1);
      if (!context) throw new Error('no context');
      context.blocked = isBlocked;
      if (isBlocked) void context.suspend();
    }, blocked);
  const still = page.getByTestId('still-microphone');
  await live.open();
  await live.switchOn('microphone');
  await suspend(true);
  await expect(still).toHaveText(en.capture.halted);
  await suspend(false);
  await expect(still).toBeHidden();
  await expect(page.locator('[data-testid="presence"] [data-modality="acoustic"]')).toHaveAttribute(
    'data-present',
    'true',
  );
});
