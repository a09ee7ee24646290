import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { encodeWav } from '../src/features/acoustic/wav.test-fixture.ts';
import { SAMPLE_RATE_HERTZ } from '../src/features/frames.ts';
import { en } from '../src/ui/locales/en/whole.ts';
import { expect, test } from './fixtures.ts';

/** Two seconds of a hum with the harmonics of a voice, as a WAV file. */
function hum(): Buffer {
  const samples = Float32Array.from({ length: 2 * SAMPLE_RATE_HERTZ }, (_, i) => {
    const wave = (k: number) => Math.sin((2 * Math.PI * 140 * k * i) / SAMPLE_RATE_HERTZ) / k;
    return 0.25 * [1, 2, 3, 4].reduce((sum, k) => sum + wave(k), 0);
  });
  return Buffer.from(encodeWav({ channels: [samples], sampleRateHertz: SAMPLE_RATE_HERTZ }, {}));
}

/** Takes this page's storage away before anything asks for it. */
const WAYS = {
  refused: () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
  },
  silent: () => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (...input) {
      const request = open.apply(this, input);
      // Whatever it says, nobody hears it.
      request.addEventListener = () => undefined;
      return request;
    };
  },
};

async function loadHum(page: Page): Promise<void> {
  const file = { name: 'hum.wav', mimeType: 'audio/wav', buffer: hum() };
  await page.getByTestId('media-input').setInputFiles(file);
  await page.getByTestId('media-transcript').fill('I absolutely loved it');
  await page.getByTestId('media-start').click();
}

for (const [way, code] of [
  ['refused', 'storage-unavailable'],
  ['silent', 'storage-silent'],
] as const) {
  test(`a storage that is ${way}: what a file became is not kept and says so, is looked at, and exported`, {
    tag: '@long',
  }, async ({ live, page }) => {
    await page.addInitScript(WAYS[way]);
    await live.open('#/sessions');
    const media = page.getByTestId('media');
    await loadHum(page);
    const made = page.getByTestId('media-made');
    await expect(made).toContainText('Not saved: “hum”');
    await live.expectProblem(code, { within: media });
    await expect(media).not.toContainText('Saved as');

    // It is listed as what it is, and exported from memory.
    const row = page.getByTestId('session');
    await expect(row).toHaveCount(1);
    await expect(row.getByTestId('session-not-kept')).toContainText(en.sessions.held);
    const download = page.waitForEvent('download');
    await row.getByRole('button', { name: en.sessions.export.label }).click();
    await page.getByRole('menuitem', { name: en.sessions.export.session }).click();
    const exported = await (await download).path();

    // The Laboratory opens this session, not another.
    const value = await live.valueOf(page.getByTestId('media-utterance').first());
    expect(value).not.toBeNull();
    await page.getByTestId('media-utterance').first().click();
    await expect.poll(() => live.valueOf(page.getByTestId('lab-numbers'))).toBeCloseTo(value ?? 0, 2);

    // So is the session of a file.
    await page.goto('./#/sessions');
    await page.reload();
    await expect(page.getByTestId('sessions')).toHaveAttribute('data-count', '0');
    const file = { name: 'hum.dbr.zip', mimeType: 'application/zip', buffer: await readFile(exported) };
    await page.getByTestId('session-import').setInputFiles(file);
    await expect(page.getByTestId('session-not-kept')).toContainText(en.sessions.notKept);
    await live.expectProblem(code, { within: page.getByRole('main') });
  });
}
