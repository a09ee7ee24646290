import type { Page, Request } from 'playwright';
import { cameraClip } from '../fake-devices/camera-clip.ts';
import { microphoneClip } from '../fake-devices/microphone-clip.ts';
import { firstChunks, gzipKilobytes } from '../project/page-chunks.ts';
import { goLive, inChromium, type Served } from './open-app.ts';
import { keptBytes, untilKept, visit } from './visit.ts';

const MEGABYTE = 1_000_000;

export interface SizeResult {
  /**
   * JavaScript of the page itself that a first visit loads before the first model file: what index.html loads
   * statically, the Live view, and whatever else the page asks for until then. Gzip level 9, kilobytes of 1,024.
   */
  initialJsGzipKb: number;
  /**
   * What the server has sent when a first visitor, who saw the sample session predicted, has switched camera and microphone
   * on, every model is there and the first prediction of this person is. Neither what the page brings beforehand for the
   * next click nor the copy for working without a network: how much of those is there by then depends on the machine.
   */
  firstVisitMb: number;
  /** What the device keeps to work without a network, models included. */
  offlineMb: number;
}

export async function measureSize(address: string, served: Served): Promise<SizeResult> {
  const people = { camera: await cameraClip(), microphone: await microphoneClip() };
  const before = served.sentBytes();
  await inChromium(people, (page) => visitWithDevices(page, address), { serviceWorkers: 'block' });
  const sent = served.sentBytes() - before;
  return {
    ...(await inChromium(people, (page) => measureCopy(page, address, served))),
    firstVisitMb: round(sent / MEGABYTE),
  };
}

const round = (value: number) => Math.round(10 * value) / 10;

/** A visit whose page has no time to prepare for the next click. */
async function visitWithDevices(page: Page, address: string): Promise<void> {
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  await visit(page, address);
  await goLive(page);
}

async function measureCopy(
  page: Page,
  address: string,
  { chunks }: Served,
): Promise<Omit<SizeResult, 'firstVisitMb'>> {
  const requests: Request[] = [];
  const collect = (request: Request) => {
    requests.push(request);
    if (request.url().includes('/model-files/')) page.context().off('request', collect);
  };
  page.context().on('request', collect);
  await visit(page, address);
  await untilKept(page);
  const kept = await keptBytes(page);

  const live = [...chunks.values()].filter(({ name }) => name === 'LiveView').map(({ fileName }) => fileName);
  const asked = requests.map((request) => new URL(request.url()).pathname.replace(/^\//, ''));
  const names = new Set([...firstChunks(chunks, live), ...asked]);
  return { initialJsGzipKb: round(gzipKilobytes(chunks, names)), offlineMb: round(kept / MEGABYTE) };
}
