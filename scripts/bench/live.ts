import type { Page } from 'playwright';
import { openLive } from './open-app.ts';
import { percentile, round, watchFrames } from './watch-frames.ts';

export interface LiveResult {
  predictionsPerSecond: number;
  faceFramesPerSecond: number;
  /** From the window being cut to the frame after the one that shows its prediction. */
  windowToScreenP95Ms: number;
  /** Main thread, after loading; 0 when none passed the 50 ms at which browsers begin to report. */
  longestTaskMs: number;
}

/** What people say now and then while they are watched. */
const SENTENCES = [
  'I think this works rather well.',
  'No, that was not what I wanted.',
  'Let us meet on Tuesday.',
];
const SETTLE_MS = 5_000;

/** Twenty seconds (or `seconds`) of live use with camera, microphone and some typing. */
export async function measureLive(page: Page, address: string, seconds: number): Promise<LiveResult> {
  await openLive(page, address);
  await page.waitForTimeout(SETTLE_MS);
  const watching = page.evaluate(watchFrames, seconds);
  for (const sentence of SENTENCES) {
    await page.getByTestId('transcript-input').fill(sentence);
    await page.waitForTimeout((1000 * seconds) / SENTENCES.length / 2);
    await page.getByTestId('transcript-input').press('Enter');
    await page.waitForTimeout((1000 * seconds) / SENTENCES.length / 3);
  }
  const measured = await watching;
  return {
    predictionsPerSecond: round(measured.predictions / measured.seconds, 2),
    faceFramesPerSecond: round(measured.faces / measured.seconds, 2),
    windowToScreenP95Ms: round(percentile(measured.latenciesMs, 0.95), 0),
    longestTaskMs: round(measured.longestTaskMs ?? 0, 0),
  };
}
