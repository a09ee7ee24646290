import { existsSync } from 'node:fs';
import type { Socket } from 'node:net';
import { resolve } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { build } from 'vite';
import { TOUR_SEEN } from '../../src/ui/tour/tour-seen.ts';
import { cameraClip } from '../fake-devices/camera-clip.ts';
import { fakeDeviceFlags } from '../fake-devices/fake-devices.ts';
import { microphoneClip } from '../fake-devices/microphone-clip.ts';
import { fetchModelFiles } from '../model-files/fetch.ts';
import { chromiumFlags, findChromium } from '../project/chromium.ts';
import { type Chunks, chunksOf } from '../project/page-chunks.ts';
import { projectRoot } from '../project/project.ts';
import { addressesOf, serveBuilt } from '../serve/serve.ts';

const PATIENCE_MILLISECONDS = 180_000;

/** A measurement cannot be made here: what is missing, and what to do. */
export class BenchError extends Error {
  override name = 'BenchError';
}

/** An app that is served. */
export interface Served {
  /** Bytes the server has sent so far, headers and all. */
  sentBytes(): number;
  /** What the build made of the page's code; of a build that was there already, nothing. */
  chunks: Chunks;
}

type Measure<T> = (address: string, served: Served) => Promise<T>;

/** Builds and serves the app and runs `measure` on its address. */
export async function withServedApp<T>(measure: Measure<T>): Promise<T> {
  await fetchModelFiles({ attempts: 1 }, () => undefined);
  const built = [await build({ root: projectRoot, logLevel: 'silent' })].flat();
  const chunks = chunksOf(built.flatMap((made) => ('output' in made ? made.output : [])));
  return withServedFolder('dist', measure, chunks);
}

/**
 * Serves a build of the app, of another version maybe, and runs `measure` on its address.
 * @throws BenchError when there is none in the folder
 */
export async function withServedFolder<T>(
  folder: string,
  measure: Measure<T>,
  chunks: Chunks = new Map(),
): Promise<T> {
  if (!existsSync(resolve(projectRoot, folder, 'index.html'))) {
    throw new BenchError(`There is no built app in ${folder}: run npx vite build there, and name its dist.`);
  }
  const server = await serveBuilt({ port: 0, folder });
  const [address = ''] = addressesOf(server);
  const sockets: Socket[] = [];
  server.httpServer.on('connection', (socket: Socket) => sockets.push(socket));
  const sentBytes = () => sockets.reduce((sum, { bytesWritten }) => sum + bytesWritten, 0);
  try {
    return await measure(address, { sentBytes, chunks });
  } finally {
    await server.close();
  }
}

/** What the fake camera and microphone play; null for Chromium's own picture or tone. */
interface Clips {
  camera: string | null;
  microphone: string | null;
}

/** Runs `measure` on a page of a fresh Chromium with a real face and voice on its devices. */
export function withApp<T>(measure: (page: Page, address: string, served: Served) => Promise<T>): Promise<T> {
  return withServedApp(async (address, served) => {
    const clips = { camera: await cameraClip(), microphone: await microphoneClip() };
    return inChromium(clips, (page) => measure(page, address, served));
  });
}

/** Runs `measure` on a page of a fresh Chromium; without service workers nothing is kept for later. */
export async function inChromium<T>(
  { camera, microphone }: Clips,
  measure: (page: Page, browser: Browser) => Promise<T>,
  { serviceWorkers = 'allow' }: Pick<BrowserContextOptions, 'serviceWorkers'> = {},
): Promise<T> {
  const flags = fakeDeviceFlags(camera, microphone);
  const browser = await chromium.launch({ ...findChromium(), args: [...chromiumFlags, ...flags] });
  try {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      permissions: ['camera', 'microphone'],
      serviceWorkers,
    });
    // A busy machine is waited for: what is measured says how slow it was.
    context.setDefaultTimeout(PATIENCE_MILLISECONDS);
    // Somebody who was shown around before.
    await context.addInitScript((key) => localStorage.setItem(key, 'seen'), TOUR_SEEN);
    const page = await context.newPage();
    // The TypeScript runner wraps named functions in a helper that pages do not have.
    await page.addInitScript('globalThis.__name ??= (named) => named');
    return await measure(page, browser);
  } finally {
    await browser.close();
  }
}

/** Opens the Live view, switches camera and microphone on and waits until both run and everything is loaded. */
export async function openDevices(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await switchDevicesOn(page);
}

async function switchDevicesOn(page: Page): Promise<void> {
  await page.getByTestId('use-camera').click();
  await page
    .waitForFunction(
      () => {
        const { parts, channels } = window.dbrLive?.().state ?? {};
        return (
          parts !== undefined &&
          // A site without a recogniser loads none.
          Object.entries(parts).every(
            ([name, { status }]) => status === 'ready' || (name === 'speech' && status === 'idle'),
          ) &&
          channels?.camera.status === 'on' &&
          channels.microphone.status === 'on'
        );
      },
      null,
      { timeout: PATIENCE_MILLISECONDS },
    )
    .catch((cause: unknown) => {
      throw new BenchError('Camera, microphone and models were not all there within three minutes.', {
        cause,
      });
    });
  // Where the browser's maker would hear the words, that is asked first: nobody goes on behind the question.
  if (await page.evaluate(() => window.dbrLive?.().state.asksCloudSpeech)) {
    await page.getByRole('button', { name: 'Do not send anything' }).click();
  }
}

/** The same, until a face is seen and predictions flow. */
export async function openLive(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await goLive(page);
}

/** Of a page that is there: switches camera and microphone on, and waits likewise. */
export async function goLive(page: Page): Promise<void> {
  await switchDevicesOn(page);
  await page
    .waitForFunction(
      () => {
        const live = window.dbrLive?.();
        return live && live.state.prediction !== null && live.signals.landmarks !== null;
      },
      null,
      { timeout: 60_000 },
    )
    .catch((cause: unknown) => {
      throw new BenchError('The Live view made no prediction from a face and a voice within a minute.', {
        cause,
      });
    });
}
