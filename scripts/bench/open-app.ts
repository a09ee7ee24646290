import { chromium, type Page } from 'playwright';
import { build } from 'vite';
import { TOUR_SEEN } from '../../src/ui/tour/tour-seen.ts';
import { cameraClip } from '../fake-devices/camera-clip.ts';
import { fakeDeviceFlags } from '../fake-devices/fake-devices.ts';
import { microphoneClip } from '../fake-devices/microphone-clip.ts';
import { fetchModelFiles } from '../model-files/fetch.ts';
import { chromiumFlags, findChromium } from '../project/chromium.ts';
import { projectRoot } from '../project/project.ts';
import { addressesOf, serveBuilt } from '../serve/serve.ts';

/** A measurement cannot be made here: what is missing, and what to do. */
export class BenchError extends Error {
  override name = 'BenchError';
}

/** Builds and serves the app and runs `measure` on its address. */
export async function withServedApp<T>(measure: (address: string) => Promise<T>): Promise<T> {
  await fetchModelFiles({ attempts: 1 }, () => undefined);
  await build({ root: projectRoot, logLevel: 'silent' });
  const server = await serveBuilt({ port: 0 });
  const [address = ''] = addressesOf(server);
  try {
    return await measure(address);
  } finally {
    await server.close();
  }
}

/** Runs `measure` on a page of a fresh Chromium with a real face and voice on its devices. */
export function withApp<T>(measure: (page: Page, address: string) => Promise<T>): Promise<T> {
  return withServedApp((address) => inChromium((page) => measure(page, address)));
}

async function inChromium<T>(measure: (page: Page) => Promise<T>): Promise<T> {
  const flags = fakeDeviceFlags(await cameraClip(), await microphoneClip());
  const browser = await chromium.launch({ ...findChromium(), args: [...chromiumFlags, ...flags] });
  try {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      permissions: ['camera', 'microphone'],
    });
    // Somebody who was shown around before.
    await context.addInitScript((key) => localStorage.setItem(key, 'seen'), TOUR_SEEN);
    const page = await context.newPage();
    // The TypeScript runner wraps named functions in a helper that pages do not have.
    await page.addInitScript('globalThis.__name ??= (named) => named');
    return await measure(page);
  } finally {
    await browser.close();
  }
}

/** Opens the Live view, switches camera and microphone on and waits until faces and predictions flow. */
export async function openLive(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByTestId('use-camera').click();
  await page
    .waitForFunction(
      () => {
        const live = window.dbrLive?.();
        if (!live) return false;
        const { parts, channels, prediction } = live.state;
        return (
          Object.values(parts).every(({ status }) => status === 'ready') &&
          channels.microphone.status === 'on' &&
          prediction !== null &&
          live.signals.landmarks !== null
        );
      },
      null,
      { timeout: 180_000 },
    )
    .catch((cause: unknown) => {
      throw new BenchError('The Live view made no prediction from a face and a voice within three minutes.', {
        cause,
      });
    });
}
