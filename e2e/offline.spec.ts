import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { servedMiniature } from '../scripts/miniature/served-miniature.ts';
import { SPEECH_LIST, SPEECH_RUNTIME, servedSpeech } from '../scripts/model-files/served-speech.ts';
import { inProject } from '../scripts/project/project.ts';
import { addressesOf, serveBuilt } from '../scripts/serve/serve.ts';
import { en } from '../src/ui/locales/en/whole.ts';
import { test as base, expect } from './fixtures.ts';
import { openRecording } from './laboratory-page.ts';
import { lessons, takeLesson } from './lesson-walk.ts';
import type { LivePage } from './live-page.ts';

/** A static host of its own, with the app in a folder somewhere on it. */
interface Host {
  address: string;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Puts another version of the app there. */
  publish(version: string): Promise<void>;
  /** Puts a recogniser beside it, the miniature one. */
  addRecogniser(): Promise<void>;
}

const FOLDER = 'class/sentiment';

async function openHost(): Promise<Host & { remove(): Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'dbr-host-'));
  const app = join(root, FOLDER);
  await cp(inProject('dist'), app, { recursive: true });
  let server = await serveBuilt({ port: 0, folder: root });
  const [origin = ''] = addressesOf(server);
  const stop = async () => {
    await server.close();
  };
  return {
    address: `${origin}${FOLDER}/`,
    stop,
    async start() {
      server = await serveBuilt({ port: Number(new URL(origin).port), exactPort: true, folder: root });
    },
    async publish(version) {
      const page = join(app, 'index.html');
      const html = await readFile(page, 'utf8');
      await writeFile(page, html.replace('</head>', `<meta name="version" content="${version}" /></head>`));
      const worker = join(app, 'sw.js');
      const listed = /(url:"index\.html",revision:")[^"]*|(revision:")[^"]*(",url:"index\.html")/;
      const script = await readFile(worker, 'utf8');
      expect(script).toMatch(listed);
      await writeFile(worker, script.replace(listed, `$1$2${version}$3`));
    },
    async addRecogniser() {
      const { files, models } = servedMiniature();
      for (const [path, bytes] of files) {
        const target = join(app, 'model-files', path);
        await mkdir(dirname(target), { recursive: true });
        await writeFile(target, bytes);
      }
      await writeFile(join(app, SPEECH_LIST), JSON.stringify(servedSpeech(models)));
      for (const path of SPEECH_RUNTIME) {
        const name = path.split('/').at(-1) ?? '';
        await cp(inProject('node_modules', path), join(app, 'model-files/wasm/onnx', name));
      }
    },
    async remove() {
      await stop();
      await rm(root, { recursive: true });
    },
  };
}

const test = base.extend<object, { host: Host }>({
  host: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const { remove, ...host } = await openHost();
      await use(host);
      await remove();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ host }, use) => use(host.address),
});

test.use({ serviceWorkers: 'allow' });

/**
 * Waits until the page says that it works without a network, at a place where a person would look.
 * @returns whether the face model is kept too: it is not part of the project
 */
async function expectKept(live: LivePage): Promise<boolean> {
  const { page } = live;
  await page.getByTestId('about').click();
  await expect(page.getByTestId('offline')).toHaveAttribute('data-status', /ready|incomplete/);
  const model = await page.request.head('./model-files/face/face_landmarker.task');
  if (model.ok()) await expect(page.getByTestId('offline')).toHaveAttribute('data-status', 'ready');
  else await expect(page.getByTestId('offline')).toContainText('face/face_landmarker.task');
  await page.keyboard.press('Escape');
  return model.ok();
}

test('after one visit everything works without a network, from any folder of any host', {
  tag: '@long',
}, async ({ live, page, context, host }) => {
  await live.open();
  await live.expectPrediction();
  const hasFaceModel = await expectKept(live);
  await context.setOffline(true);
  await host.stop();

  await test.step('live: samples, camera, microphone, typing', async () => {
    await live.open('?backend=wasm');
    await live.expectPrediction();
    await page.getByTestId('sample-flat').click();
    await live.expectFacesDrawn(5);
    await live.switchAllOn();
    await expect(live.channel('camera')).toHaveAttribute('data-status', 'on');
    await expect(live.channel('microphone')).toHaveAttribute('data-status', 'on');
    await expect(live.part('face')).toHaveAttribute('data-status', hasFaceModel ? 'ready' : 'failed');
    await live.expectTypingWorks();
  });
  await test.step('recording and replay', async () => {
    await page.getByTestId('record-start').click();
    await expect(page.getByTestId('record-time')).toHaveText(/0:0[3-9]/);
    await page.getByTestId('record-stop').click();
    await expect(page.getByTestId('record-start')).toBeVisible();
    await live.open('#/sessions');
    await page
      .getByTestId('session')
      .getByRole('button', { name: new RegExp(`^${en.sessions.replay}`) })
      .click();
    await expect(page).toHaveURL(/#\/live/);
    await live.expectPrediction();
  });
  await test.step('a media file', async () => {
    await live.open('#/sessions');
    await page.getByTestId('media-input').setInputFiles(inProject('dist/samples/flat/speech.ogg'));
    await page.getByTestId('media-start').click();
    await expect(page.getByTestId('media-made')).toBeVisible();
    await expect(page.getByTestId('session')).toHaveCount(2);
  });
  await test.step('the Laboratory: a recording, the bank, the cards', async () => {
    await openRecording(live, page, 'sarcastic');
    await page.getByTestId('lab-section-bank').scrollIntoViewIfNeeded();
    await expect(page.getByTestId('lab-section-bank').locator('svg').first()).toBeVisible();
  });
  await test.step('training', async () => {
    await live.open('#/train');
    await page.getByTestId('train-start').click();
    await expect(page.getByTestId('train-loss-task').locator('circle')).toBeVisible();
    await page.getByTestId('train-stop').click();
  });
  await test.step('a lesson, in the other language', async () => {
    const [, lesson] = lessons;
    if (!lesson) throw new Error('There is no second lesson.');
    await live.open('#/lessons');
    await page.getByTestId('language-zh').click();
    await takeLesson(page, lesson, 'zh');
    await page.getByTestId('language-en').click();
  });

  await host.start();
  await context.setOffline(false);
  await test.step('a newer version is offered and waits for a yes', async () => {
    const version = page.locator('meta[name="version"]');
    await host.publish('2');
    await live.open();
    await expect(page.getByTestId('newer-version')).toBeVisible();
    await live.expectTypingWorks();
    await expect(version).toHaveCount(0);
    await page.getByTestId('use-newer').click();
    await expect(version).toHaveAttribute('content', '2');
    await expect(page.getByTestId('use-camera')).toBeVisible();
  });
});

test('a recogniser is kept when somebody asks for it, and then writes words down without a network', {
  tag: '@long',
}, async ({ live, page, context, host }) => {
  test.slow();
  await host.addRecogniser();
  await live.open();
  await page.getByTestId('about').click();
  const speech = page.getByTestId('offline-speech');
  // The app itself is kept first.
  await expect(speech).toHaveAttribute('data-status', 'absent', { timeout: 240_000 });
  await expect(speech).toContainText(/\d MB/);
  await page.getByRole('button', { name: en.offline.keepSpeech }).click();
  await expect(speech).toHaveAttribute('data-status', 'kept', { timeout: 120_000 });
  await context.setOffline(true);
  await host.stop();

  await live.open('?backend=wasm');
  await live.switchAllOn();
  await expect(live.channel('speechRecognition')).toHaveAttribute('data-status', 'on', { timeout: 240_000 });
  await expect
    .poll(() =>
      page.evaluate(() => window.dbrLive?.().state.transcript.some(({ source }) => source === 'speech')),
    )
    .toBe(true);
  await host.start();
});
