import type { Page } from 'playwright';
import { openLive } from './open-app.ts';

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

interface Measured {
  seconds: number;
  predictions: number;
  faces: number;
  latenciesMs: number[];
  longestTaskMs: number;
}

/** Watches the page from inside, once a frame. */
function watch(page: Page, seconds: number): Promise<Measured> {
  return page.evaluate(
    (duration) =>
      new Promise<Measured>((done) => {
        const measured: Measured = {
          seconds: 0,
          predictions: 0,
          faces: 0,
          latenciesMs: [],
          longestTaskMs: 0,
        };
        const tasks = new PerformanceObserver((list) => {
          for (const task of list.getEntries()) {
            measured.longestTaskMs = Math.max(measured.longestTaskMs, task.duration);
          }
        });
        tasks.observe({ type: 'longtask' });
        const started = performance.now();
        let lastFrame = started;
        let lastPrediction = window.dbrLive?.().state.prediction ?? null;
        let lastFace = window.dbrLive?.().signals.landmarks ?? null;
        let waiting: { logit: number; cutAt: number }[] = [];
        let shownCuts: number[] = [];
        const frame = () => {
          const now = performance.now();
          measured.latenciesMs.push(...shownCuts.map((cutAt) => now - cutAt));
          shownCuts = [];
          const live = window.dbrLive?.();
          const prediction = live?.state.prediction ?? null;
          if (prediction && prediction !== lastPrediction) {
            lastPrediction = prediction;
            measured.predictions += 1;
            // The answer came after the last frame at the earliest: the latency is not made to look shorter.
            waiting.push({ logit: prediction.logit, cutAt: lastFrame - 1000 * prediction.latencySeconds });
          }
          const face = live?.signals.landmarks ?? null;
          if (face && face !== lastFace) {
            lastFace = face;
            measured.faces += 1;
          }
          const onScreen = Number(
            document.querySelector('[data-testid="logit"]')?.getAttribute('data-value'),
          );
          const shown = waiting.findLastIndex(({ logit }) => logit === onScreen);
          if (shown >= 0) {
            shownCuts = waiting.slice(0, shown + 1).map(({ cutAt }) => cutAt);
            waiting = waiting.slice(shown + 1);
          }
          lastFrame = now;
          measured.seconds = (now - started) / 1000;
          if (measured.seconds < duration) requestAnimationFrame(frame);
          else {
            tasks.disconnect();
            done(measured);
          }
        };
        requestAnimationFrame(frame);
      }),
    seconds,
  );
}

function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** Twenty seconds (or `seconds`) of live use with camera, microphone and some typing. */
export async function measureLive(page: Page, address: string, seconds: number): Promise<LiveResult> {
  await openLive(page, address);
  await page.waitForTimeout(SETTLE_MS);
  const watching = watch(page, seconds);
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
    longestTaskMs: round(measured.longestTaskMs, 0),
  };
}
