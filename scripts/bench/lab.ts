import type { Page } from 'playwright';
import { BenchError } from './open-app.ts';

export interface LabResult {
  /** How often a second the Laboratory shows another window while a sample plays. */
  updatesPerSecond: number;
  /** Main thread, after loading; 0 when none passed the 50 ms at which browsers begin to report. */
  longestTaskMs: number;
}

const SETTLE_MS = 8_000;

/** Watches the page from inside, once a frame; the sample begins again by itself when it is over. */
function watch(page: Page, seconds: number): Promise<LabResult> {
  return page.evaluate(
    (duration) =>
      new Promise((done) => {
        let longestTaskMs = 0;
        const tasks = new PerformanceObserver((list) => {
          for (const task of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, task.duration);
        });
        tasks.observe({ type: 'longtask' });
        const numbers = () =>
          document.querySelector('[data-testid="lab-numbers"]')?.getAttribute('data-value');
        const started = performance.now();
        let last = numbers();
        let updates = 0;
        const frame = () => {
          const now = performance.now();
          const shown = numbers();
          if (shown !== last) updates += 1;
          last = shown;
          if (now - started < 1000 * duration) requestAnimationFrame(frame);
          else {
            tasks.disconnect();
            done({ updatesPerSecond: updates / duration, longestTaskMs });
          }
        };
        requestAnimationFrame(frame);
      }),
    seconds,
  );
}

/** Twenty seconds (or `seconds`) of the Laboratory with a sample playing. */
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
  const { updatesPerSecond, longestTaskMs } = await watch(page, seconds);
  return {
    updatesPerSecond: Number(updatesPerSecond.toFixed(2)),
    longestTaskMs: Number(longestTaskMs.toFixed(0)),
  };
}
