import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

declare global {
  interface Window {
    shifts: { value: number; at: number; what: string[] }[];
  }
}

const MOST = 0.02;

/** Writes down every shift of the layout that nobody caused. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
        sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
      })[]) {
        if (entry.hadRecentInput) continue;
        const what = entry.sources.map(({ node, previousRect: from, currentRect: to }) => {
          const name =
            node instanceof Element ? `${node.tagName} ${node.className}` : (node?.textContent ?? '');
          return `${name.slice(0, 60)} ${from.x},${from.y} to ${to.x},${to.y}, ${to.height} high`;
        });
        window.shifts.push({ value: entry.value, at: entry.startTime, what });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** Cumulative layout shift as browsers report it: the worst burst, whose shifts are a second apart, of five at most. */
function worstWindow(shifts: readonly { value: number; at: number }[]): number {
  let worst = 0;
  let [sum, begun, last] = [0, 0, Number.NEGATIVE_INFINITY];
  for (const { value, at } of shifts) {
    if (at - last > 1000 || at - begun > 5000) [sum, begun] = [0, at];
    sum += value;
    last = at;
    worst = Math.max(worst, sum);
  }
  return worst;
}

async function expectCalm(page: Page): Promise<void> {
  const shifts = await page.evaluate(() => window.shifts);
  const sum = worstWindow(shifts);
  const told = shifts.map(({ value, what }) => `${value.toFixed(4)}: ${what.join(' | ')}`).join('\n');
  expect(sum, told).toBeLessThan(MOST);
}

for (const [device, viewport] of [
  ['a desktop', { width: 1440, height: 900 }],
  ['a small laptop', { width: 1280, height: 720 }],
] as const) {
  test.describe(device, () => {
    test.use({ viewport });

    test('nothing jumps on a first visit of the Live view', { tag: '@long' }, async ({ live, page }) => {
      await watchShifts(page);
      await live.open('?backend=wasm');
      await live.expectPrediction();
      await expect(live.part('text')).toHaveAttribute('data-status', 'ready');
      await live.expectFacesDrawn(20);
      await expectCalm(page);
    });
  });
}

test('who came by a link is not shown around', { tag: '@long' }, async ({ live, page, context }) => {
  await context.addInitScript(() => localStorage.clear());
  await live.open('#/sessions');
  await page.locator('nav a[href="#/live"]').click();
  await live.expectPrediction();
  await expect(page.getByTestId('tour')).toHaveCount(0);
});
