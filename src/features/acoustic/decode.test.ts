import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FeatureError } from '../feature-error.ts';
import { SAMPLE_RATE_HERTZ } from '../frames.ts';
import { describeWithData } from '../real-data.test-fixture.ts';
import { decodeSound } from './decode.ts';
import { encodeWav } from './wav.test-fixture.ts';

const tone = (hertz: number, sampleRateHertz: number): Float32Array =>
  Float32Array.from(
    { length: sampleRateHertz / 2 },
    (_, n) => 0.5 * Math.sin((2 * Math.PI * hertz * n) / sampleRateHertz),
  );
const rms = (samples: Float32Array): number =>
  Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);

describe('decodeSound', () => {
  it('hands 16 kHz mono through unchanged', async () => {
    const samples = Float32Array.of(0, 0.25, -0.5, 0.75);
    const bytes = encodeWav({ channels: [samples], sampleRateHertz: SAMPLE_RATE_HERTZ }, {});
    expect(await decodeSound(bytes)).toEqual(samples);
  });

  it('averages the channels', async () => {
    const channels = [Float32Array.of(0.5, 0.5), Float32Array.of(-0.5, 0.25)];
    const bytes = encodeWav({ channels, sampleRateHertz: SAMPLE_RATE_HERTZ }, { format: 3, bits: 32 });
    expect([...(await decodeSound(bytes))]).toEqual([0, 0.375]);
  });

  it('resamples: what lies below 8 kHz stays, what lies above goes', async () => {
    for (const sampleRateHertz of [44_100, 48_000, 8_000]) {
      const bytes = encodeWav(
        { channels: [tone(1000, sampleRateHertz)], sampleRateHertz },
        { format: 3, bits: 32 },
      );
      const samples = await decodeSound(bytes);
      expect(Math.abs(samples.length - SAMPLE_RATE_HERTZ / 2)).toBeLessThan(200);
      const middle = samples.subarray(2000, 6000);
      expect(rms(middle)).toBeCloseTo(0.5 / Math.SQRT2, 2);
      const crossings = middle.filter((value, n) => n > 0 && value < 0 !== (middle[n - 1] ?? 0) < 0).length;
      expect(Math.abs(crossings - 500)).toBeLessThanOrEqual(2);
    }
    const high = encodeWav(
      { channels: [tone(10_000, 48_000)], sampleRateHertz: 48_000 },
      { format: 3, bits: 32 },
    );
    expect(rms((await decodeSound(high)).subarray(2000, 6000))).toBeLessThan(0.01);
  });

  it('refuses what is not a sound file, with a typed error', async () => {
    const garbage = fc.oneof(
      fc.uint8Array({ maxLength: 100 }),
      fc.uint8Array({ maxLength: 300 }).map((tail) => Uint8Array.from([0x4f, 0x67, 0x67, 0x53, ...tail])),
    );
    await fc.assert(
      fc.asyncProperty(garbage, async (bytes) => {
        const error: unknown = await decodeSound(bytes).catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(FeatureError);
        expect(error).toMatchObject({ code: 'audioUnreadable' });
      }),
      { numRuns: 30 },
    );
  });
});

describeWithData('decodeSound on real files', ['speech/speech.csv', 'av/grid-bbaf2n.wav'], ([list, clip]) => {
  it('decodes Ogg Opus to 16 kHz', async () => {
    const first = (await readFile(list ?? '', 'utf8')).split('\n')[1]?.split(',')[0] ?? '';
    const bytes = await readFile((list ?? '').replace(/speech\.csv$/, first));
    const samples = await decodeSound(bytes);
    expect(samples.length / SAMPLE_RATE_HERTZ).toBeGreaterThan(0.5);
    expect(samples.length / SAMPLE_RATE_HERTZ).toBeLessThan(10);
    expect(rms(samples)).toBeGreaterThan(0.001);
    expect(samples.every((value) => Math.abs(value) < 1.5)).toBe(true);
  });

  it('decodes half a file, or says that it is damaged', async () => {
    const bytes = await readFile(clip ?? '');
    const [whole, half] = [await decodeSound(bytes), await decodeSound(bytes.subarray(0, bytes.length / 2))];
    expect(Math.abs(half.length * 2 - whole.length)).toBeLessThan(200);
  });
});
