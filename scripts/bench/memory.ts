import type { Page } from 'playwright';
import { openLive } from './open-app.ts';

export interface MemoryResult {
  minutes: number;
  /** JavaScript heap of the page after collection, megabytes of 1,048,576 bytes. */
  heapAfterFirstMinuteMb: number;
  heapAtEndMb: number;
  growthPercent: number;
}

const MINUTE_MS = 60_000;

/** A live run of camera and microphone; the heap after the first minute and at the end. */
export async function measureMemory(page: Page, address: string, minutes: number): Promise<MemoryResult> {
  const session = await page.context().newCDPSession(page);
  const heapMb = async (): Promise<number> => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return usedSize / 2 ** 20;
  };
  await openLive(page, address);
  await page.waitForTimeout(MINUTE_MS);
  const first = await heapMb();
  await page.waitForTimeout((minutes - 1) * MINUTE_MS);
  const last = await heapMb();
  return {
    minutes,
    heapAfterFirstMinuteMb: Number(first.toFixed(1)),
    heapAtEndMb: Number(last.toFixed(1)),
    growthPercent: Number(((100 * (last - first)) / first).toFixed(1)),
  };
}
