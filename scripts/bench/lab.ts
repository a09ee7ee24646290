import type { Page } from 'playwright';
import { BenchError } from './open-app.ts';
import { longestTask, round, watchFrames } from './watch-frames.ts';

export interface LabResult {
  /** How often a second the Laboratory shows another window while a sample plays. */
  updatesPerSecond: number;
  longestTaskMs: number | null;
}

const SETTLE_MS = 8_000;

/** Twenty seconds (or `seconds`) of the Laboratory with a sample playing, which begins again by itself when it is over. */
export async function measureLab(page: Page, address: string, seconds: number): Promise<LabResult> {
  await page.goto(`${address}#/laboratory`);
  const numbers = page.getByTestId('lab-numbers');
  await numbers
    .and(page.locator('[data-value]:not([data-value=""])'))
    .waitFor({ timeout: 180_000 })
    .catch((cause: unknown) => {
      throw new BenchError('The Laboratory showed no window within three minutes.', { cause });
    });
  // What is measured is use, not loading.
  await page.waitForFunction(
    // A sample's face needs no face model.
    () => {
      const { network, text, voice } = window.dbrLive?.().state.parts ?? {};
      return [network, text, voice].every((part) => part?.status === 'ready');
    },
    null,
    { timeout: 180_000 },
  );
  await page.waitForTimeout(SETTLE_MS);
  const watched = await page.evaluate(watchFrames, seconds);
  return {
    updatesPerSecond: round(watched.explorations / watched.seconds, 2),
    longestTaskMs: longestTask(watched),
  };
}
