import type { Page } from 'playwright';

/** Opens the Live view, plays a sample session and waits until it is at a second or later, with a prediction. */
export async function playSample(
  page: Page,
  address: string,
  sample: string,
  seconds: number,
): Promise<void> {
  await page.goto(address);
  await page.waitForFunction(() => window.dbrLive?.().state.prediction, null, { timeout: 120_000 });
  await page.getByTestId(`sample-${sample}`).click();
  // Away from the button, so that its hint is gone by then.
  await page.mouse.move(0, 0);
  await page.waitForFunction(
    (from) => {
      const source = window.dbrLive?.().state.source;
      return source?.kind === 'sample' && source.positionSeconds >= from;
    },
    seconds,
    { timeout: 60_000 },
  );
}
