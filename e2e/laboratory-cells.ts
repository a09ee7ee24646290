import { expect, type Page } from '@playwright/test';
import { LAB_SECTIONS } from '../src/ui/laboratory/state/sections.ts';

/** Writing differs with the fonts of a machine, cells do not: their canvases are compared with kept pictures. */
export async function expectKeptCells(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  const seen = new Set<string>();
  for (const section of LAB_SECTIONS) {
    const panels = page.getByTestId(`lab-section-${section}`);
    // Panels draw once they come near the screen.
    await panels.scrollIntoViewIfNeeded();
    await expect(panels.locator('[data-waiting]')).toHaveCount(0);
    const charts = panels.locator('figure:has(canvas)');
    for (const chart of await charts.all()) {
      const name = (await chart.getAttribute('data-testid')) ?? '';
      // What a session heard and said so far depends on the time the test took.
      if (section === 'history' || name === '' || seen.has(name)) continue;
      seen.add(name);
      await chart.scrollIntoViewIfNeeded();
      const picture = await chart
        .locator('canvas')
        .first()
        .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
      const bytes = Buffer.from(picture.slice(picture.indexOf(',') + 1), 'base64');
      expect(bytes, name).toMatchSnapshot(`${name}-${scheme}.png`, { maxDiffPixelRatio: 0.01 });
    }
  }
  expect(seen.size, 'charts with cells').toBeGreaterThan(12);
}
