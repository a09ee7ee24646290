import type { Page } from 'playwright';

const PATIENCE_MILLISECONDS = 300_000;

/** Times from the beginning of the navigation, by the page's own clock. */
export interface VisitTimes {
  /** The first words or drawing. */
  firstPaintMs: number;
  /** The sample session's first prediction is there, and drawn with the next picture. */
  firstPredictionMs: number;
}

/** Opens the app and waits until the sample session that plays there has its first prediction. */
export async function visit(page: Page, address: string): Promise<VisitTimes> {
  await page.goto(address, { waitUntil: 'commit' });
  const predicted = await page.waitForFunction(
    () => (window.dbrLive?.().state.prediction ? performance.now() : 0),
    null,
    { polling: 'raf', timeout: PATIENCE_MILLISECONDS },
  );
  const firstPredictionMs = Math.round(Number(await predicted.jsonValue()));
  const painted = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  );
  return { firstPaintMs: Math.round(painted), firstPredictionMs };
}

/** Waits until this device has everything the app is made of, as "About the model" says it. */
export async function untilKept(page: Page): Promise<void> {
  await page.getByTestId('about').click();
  await page
    .locator('[data-testid="offline"][data-status="ready"]')
    .waitFor({ timeout: PATIENCE_MILLISECONDS });
}

/** What this site keeps in Cache Storage, in bytes: the app's copy and the models. */
export function keptBytes(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let bytes = 0;
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        bytes += (await (await cache.match(request))?.blob())?.size ?? 0;
    }
    return bytes;
  });
}
