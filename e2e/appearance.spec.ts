import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';

const SIZES = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
};

for (const scheme of ['light', 'dark'] as const) {
  for (const [name, size] of Object.entries(SIZES)) {
    test.describe(`${scheme}, ${name}`, () => {
      test.use({ colorScheme: scheme, viewport: size });

      test('fits its width and has no serious accessibility fault', async ({ live, page }, info) => {
        await live.open();
        await live.expectPrediction();
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow, 'pixels beyond the right edge').toBeLessThanOrEqual(0);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
          [],
        );
        const path = info.outputPath(`live-${scheme}-${name}.png`);
        await page.screenshot({ fullPage: true, path });
        await info.attach(`live-${scheme}-${name}`, { path, contentType: 'image/png' });
      });
    });
  }
}

test('the keyboard reaches a sample, the transcript and every input', async ({ live, page }) => {
  await live.open();
  // Before that, parts of the view are still being put in, behind what the keyboard has passed already.
  await live.expectPrediction();
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
