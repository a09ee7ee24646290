import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const SIZES = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
};

async function expectFits(page: Page): Promise<void> {
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await expect.poll(overflow, { message: 'pixels beyond the right edge' }).toBeLessThanOrEqual(0);
}

async function expectNoSeriousFault(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

// Each scheme is opened in one size and then gets the other, as a window or a turned tablet does.
for (const [scheme, sizes] of [
  ['light', ['desktop', 'phone']],
  ['dark', ['phone', 'desktop']],
] as const) {
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme, viewport: SIZES[sizes[0]] });

    test(
      'fits a desktop and a phone and has no serious accessibility fault',
      {
        tag: scheme === 'dark' ? '@long' : [],
      },
      async ({ live, page }, info) => {
        await live.open();
        await live.expectPrediction();
        // A page that moves would be judged in the middle of a change.
        await live.pause();
        for (const size of sizes) {
          await test.step(size, async () => {
            await page.setViewportSize(SIZES[size]);
            await expectFits(page);
            await expectNoSeriousFault(page);
            const path = info.outputPath(`live-${scheme}-${size}.png`);
            await page.screenshot({ fullPage: true, path });
            await info.attach(`live-${scheme}-${size}`, { path, contentType: 'image/png' });
          });
        }
        // The Laboratory has its own look at faults, on a recording and with all its panels drawn.
        for (const view of ['laboratory', 'sessions']) {
          await page.evaluate((hash) => {
            location.hash = hash;
          }, `#/${view}`);
          await expect(page.locator('nav a[aria-current]')).toHaveAttribute('href', `#/${view}`);
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
          for (const size of sizes) {
            await page.setViewportSize(SIZES[size]);
            await expectFits(page);
          }
          if (view === 'sessions') await expectNoSeriousFault(page);
        }
      },
    );
  });
}

test('the keyboard reaches a sample, the transcript and every input', { tag: '@long' }, async ({
  live,
  page,
}) => {
  await live.open();
  // Before that, parts of the view are still being put in, behind what the keyboard has passed already.
  await live.expectPrediction();
  // A session that plays goes on putting in lines of its transcript.
  await live.pause();
  const wanted = new Set([
    'sample-flat',
    'use-camera',
    'transcript-input',
    'channel-camera',
    'channel-microphone',
  ]);
  for (let press = 0; press < 200 && wanted.size > 0; press++) {
    await page.keyboard.press('Tab');
    const id = await page.evaluate(() =>
      document.activeElement?.closest('[data-testid]')?.getAttribute('data-testid'),
    );
    if (id) wanted.delete(id);
  }
  expect([...wanted], 'not reached').toEqual([]);
});
