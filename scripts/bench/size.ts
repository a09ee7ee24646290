import type { Page, Request } from 'playwright';
import { firstChunks, gzipKilobytes } from '../project/page-chunks.ts';
import type { Served } from './open-app.ts';
import { keptBytes, untilKept, visit } from './visit.ts';

const MEGABYTE = 1_000_000;

export interface SizeResult {
  /**
   * JavaScript of the page itself that a first visit loads before the first model file: what index.html loads
   * statically, the Live view, and whatever else the page asks for until then. Gzip level 9, kilobytes of 1,024.
   */
  initialJsGzipKb: number;
  /** Everything the server sends on a first visit until the sample's first prediction, models included. */
  firstVisitMb: number;
  /** What the device keeps to work without a network, models included. */
  offlineMb: number;
}

export async function measureSize(page: Page, address: string, served: Served): Promise<SizeResult> {
  const requests: Request[] = [];
  const collect = (request: Request) => {
    requests.push(request);
    if (request.url().includes('/model-files/')) page.context().off('request', collect);
  };
  page.context().on('request', collect);
  await visit(page, address);
  const sent = served.sentBytes();
  await untilKept(page);
  const kept = await keptBytes(page);

  const { chunks } = served;
  const live = [...chunks.values()].filter(({ name }) => name === 'LiveView').map(({ fileName }) => fileName);
  const asked = requests.map((request) => new URL(request.url()).pathname.replace(/^\//, ''));
  const names = new Set([...firstChunks(chunks, live), ...asked]);
  const round = (value: number) => Math.round(10 * value) / 10;
  return {
    initialJsGzipKb: round(gzipKilobytes(chunks, names)),
    firstVisitMb: round(sent / MEGABYTE),
    offlineMb: round(kept / MEGABYTE),
  };
}
