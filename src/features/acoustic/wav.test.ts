import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FeatureError } from '../feature-error.ts';
import { encodeWav } from './wav.test-fixture.ts';
import { parseWav } from './wav.ts';

const BROKEN = expect.objectContaining({ code: 'audioUnreadable' });

describe('parseWav', () => {
  it('reads back what was written, in every format it knows', () => {
    const formats = [
      { format: 1, bits: 8, step: 2 ** -7 },
      { format: 1, bits: 16, step: 2 ** -15 },
      { format: 1, bits: 24, step: 2 ** -23 },
      { format: 1, bits: 32, step: 2 ** -22 },
      { format: 3, bits: 32, step: 2 ** -22 },
    ] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...formats),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 4000, max: 192_000 }),
        fc.array(fc.double({ min: -1, max: 1 - 2 ** -7, noNaN: true }), { maxLength: 20 }),
        fc.boolean(),
        ({ format, bits, step }, channelCount, sampleRateHertz, samples, extraChunk) => {
          const channels = Array.from({ length: channelCount }, (_, c) =>
            Float32Array.from(samples, (value) => value / (c + 1)),
          );
          const read = parseWav(encodeWav({ channels, sampleRateHertz }, { format, bits, extraChunk }));
          expect(read.sampleRateHertz).toBe(sampleRateHertz);
          expect(read.channels.length).toBe(channelCount);
          for (const [c, channel] of channels.entries()) {
            expect(read.channels[c]?.length).toBe(channel.length);
            for (const [i, value] of channel.entries()) {
              expect(Math.abs((read.channels[c]?.[i] ?? Number.NaN) - value)).toBeLessThanOrEqual(step);
            }
          }
        },
      ),
    );
  });

  it('reads a stream whose header promises more than there is', () => {
    const bytes = encodeWav({ channels: [Float32Array.of(0.5, -0.5)], sampleRateHertz: 16_000 }, {});
    new DataView(bytes.buffer).setUint32(bytes.length - 4 - 4, 0xffffffff, true);
    expect([...(parseWav(bytes).channels[0] ?? [])]).toEqual([0.5, -0.5]);
  });

  it('says what is wrong with a file it cannot read', () => {
    const good = { channels: [Float32Array.of(0)], sampleRateHertz: 16_000 };
    expect(() => parseWav(new Uint8Array())).toThrow(/not a RIFF WAVE/);
    expect(() => parseWav(encodeWav(good, { format: 7, bits: 8 }))).toThrow(/not PCM/);
    expect(() => parseWav(encodeWav({ ...good, sampleRateHertz: 1 }, {}))).toThrow(/sample rate is 1 Hz/);
    expect(() => parseWav(encodeWav({ ...good, channels: [] }, {}))).toThrow(/0 channels/);
    expect(() => parseWav(encodeWav(good, {}).subarray(0, 40))).toThrow(/no data chunk/);
    const notANumber = { ...good, channels: [Float32Array.of(0, Number.NaN)] };
    expect(() => parseWav(encodeWav(notANumber, { format: 3, bits: 32 }))).toThrow(/sample 1 is NaN/);
  });

  it('reads or refuses any bytes, and never hands out what is not sound', () => {
    const header = encodeWav({ channels: [Float32Array.of(0, 0.5, 1)], sampleRateHertz: 16_000 }, {});
    const damaged = fc
      .tuple(fc.nat(header.length - 1), fc.uint8Array({ minLength: 1, maxLength: 12 }))
      .map(([at, bytes]) => {
        const copy = header.slice();
        copy.set(bytes.subarray(0, copy.length - at), at);
        return copy;
      });
    fc.assert(
      fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        try {
          const { channels, sampleRateHertz } = parseWav(bytes);
          expect(sampleRateHertz).toBeGreaterThan(0);
          expect(channels.every((channel) => channel.every((value) => Math.abs(value) <= 16))).toBe(true);
        } catch (error) {
          if (!(error instanceof FeatureError)) throw error;
          expect(error).toEqual(BROKEN);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
