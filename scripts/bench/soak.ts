import type { Page } from 'playwright';
import { BenchError } from './open-app.ts';

export interface SoakResult {
  simulatedMinutes: number;
  /** JavaScript heap of the page after collection at the end, by that when its histories were full. */
  heapGrowthRatio: number;
  /** Bytes on the GPU (`numBytesInGPU`) and tensors in the network's worker: at the end, less those at that time. */
  gpuBytesGrowth: number;
  tensorGrowth: number;
}

export interface SoakOptions {
  minutes: number;
  /** As in the page's address: webgpu, wasm or cpu. */
  backend: string;
}

/** The page remembers ten minutes of predictions: from here on nothing has a reason to grow. */
const FULL_MINUTES = 12;
/** So much passes on the page's clock at once: two faces, windows and pictures a second. */
const STEP_MS = 500;
const STEPS_A_MINUTE = 60_000 / STEP_MS;

interface Held {
  heapBytes: number;
  tensors: number;
  gpuBytes: number;
}

/** Lets one step pass on the page's clock, then waits until the network has answered what it was asked. */
async function pass(page: Page): Promise<void> {
  const before = await page.evaluate(() => window.dbrLive?.().state.prediction?.logit);
  await page.clock.fastForward(STEP_MS);
  // The same window gives the same answer: where nothing changed, a few turns of the event loop are enough.
  for (let turn = 0; turn < 8; turn++) {
    const now = await page.evaluate(() => window.dbrLive?.().state.prediction?.logit);
    if (now !== before) return;
  }
}

/**
 * A sample session for an hour (or `minutes`) of the page's own clock, which is made to run as fast as the network
 * answers: the real app, the real model, no devices.
 */
export async function measureSoak(
  page: Page,
  address: string,
  { minutes, backend }: SoakOptions,
): Promise<SoakResult> {
  if (minutes <= FULL_MINUTES) {
    throw new BenchError(
      `A soak takes more than ${FULL_MINUTES} minutes: until then the page's histories still grow.`,
    );
  }
  const session = await page.context().newCDPSession(page);
  const held = async (): Promise<Held> => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const memory = await page.evaluate(() => window.dbrInspect?.memory());
    if (!memory) throw new BenchError('The network is gone.');
    return { heapBytes: usedSize, ...memory };
  };
  await page.clock.install();
  await page.goto(`${address}?inspect&backend=${backend}`);
  await page
    .waitForFunction(() => window.dbrLive?.().state.prediction, null, { timeout: 600_000 })
    .catch((cause: unknown) => {
      throw new BenchError(`There was no prediction on ${backend} within ten minutes.`, { cause });
    });
  await page.clock.pauseAt(Date.now() + STEP_MS);

  let full: Held | null = null;
  for (let minute = 1; minute <= minutes; minute++) {
    for (let step = 0; step < STEPS_A_MINUTE; step++) await pass(page);
    if (minute === FULL_MINUTES) full = await held();
    process.stderr.write(`\r${minute} of ${minutes} simulated minutes `);
  }
  process.stderr.write('\n');
  const end = await held();
  const start = full ?? end;
  return {
    simulatedMinutes: minutes,
    heapGrowthRatio: Number((end.heapBytes / start.heapBytes).toFixed(3)),
    gpuBytesGrowth: end.gpuBytes - start.gpuBytes,
    tensorGrowth: end.tensors - start.tensors,
  };
}
