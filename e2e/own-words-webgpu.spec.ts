import { fakeDeviceFlags } from '../scripts/fake-devices/fake-devices.ts';
import { chromiumFlags, findChromium } from '../scripts/project/chromium.ts';
import { serveMiniature } from '../scripts/serve/serve-miniature.ts';
import { toyVoice } from '../src/engine/workers/speech/toy-speech.test-fixture.ts';
import { encodeWav } from '../src/features/acoustic/wav.test-fixture.ts';
import { SAMPLE_RATE_HERTZ } from '../src/features/frames.ts';
import { expect, test } from './fixtures.ts';
import { SOFTWARE_GPU } from './live-page.ts';

// ONNX Runtime's kernels need what WebGPU promises of workgroup memory: that it is cleared.
const CLEARED = chromiumFlags.filter((flag) => !flag.includes('disable_workgroup_init'));
test.use({ launchOptions: { ...findChromium(), args: [...CLEARED, ...fakeDeviceFlags(null, null)] } });

test('the recogniser has its encoder on a graphics card when that is asked for, and hears the same', {
  tag: '@long',
}, async ({ page, context }) => {
  test.slow();
  await serveMiniature(context);
  await page.goto('./?backend=webgpu#/sessions');
  const said = ['good', 'happy', 'good', 'happy'];
  const wav = encodeWav({ channels: [toyVoice(said)], sampleRateHertz: SAMPLE_RATE_HERTZ }, {});
  const file = { name: 'said.wav', mimeType: 'audio/wav', buffer: Buffer.from(wav) };
  await page.getByTestId('media-input').setInputFiles(file);
  await page.getByTestId('media-write-down').click();
  const words = page.getByTestId('media-transcript');
  await expect(words).toHaveValue(new RegExp(said.join(' ')), { timeout: 2 * SOFTWARE_GPU.timeout });
  const { parts, notices } = await page.evaluate(() => {
    const live = window.dbrLive?.().state;
    return { parts: live?.parts, notices: live?.notices };
  });
  expect(parts?.speech).toMatchObject({ status: 'ready', info: { name: 'webgpu', rival: null } });
  expect(notices).toEqual([]);
});
