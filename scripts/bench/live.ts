import type { Page } from 'playwright';
import { openLive } from './open-app.ts';
import { figuresOf, type LiveFigures, round, SETTLE_MS, watchFrames } from './watch-frames.ts';

export interface LiveResult extends LiveFigures {
  faceFramesPerSecond: number;
}

/** What people say now and then while they are watched. */
const SENTENCES = [
  'I think this works rather well.',
  'No, that was not what I wanted.',
  'Let us meet on Tuesday.',
];

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
  const { predictionsPerSecond, ...others } = figuresOf(measured);
  const faceFramesPerSecond = round(measured.faces / measured.seconds, 2);
  return { predictionsPerSecond, faceFramesPerSecond, ...others };
}
