import type { Page } from 'playwright';
import { untilKept, type VisitTimes, visit } from './visit.ts';

export interface StartResult extends VisitTimes {
  /** The same as `firstPredictionMs` on the second visit, when the service worker has the app. */
  firstPredictionWarmMs: number;
}

/** Two visits in a fresh profile: the first, and another one once the app is kept on the device. */
export async function measureStart(page: Page, address: string): Promise<StartResult> {
  const cold = await visit(page, address);
  await untilKept(page);
  const context = page.context();
  await page.close();
  const warm = await visit(await context.newPage(), address);
  return { ...cold, firstPredictionWarmMs: warm.firstPredictionMs };
}
