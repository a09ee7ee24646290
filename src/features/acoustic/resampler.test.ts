import { describe, expect, it } from 'vitest';
import { createResampler } from './resampler.ts';

function tone(hertz: number, sampleRate: number, seconds: number): Float32Array {
  return Float32Array.from({ length: sampleRate * seconds }, (_, i) =>
    Math.sin((2 * Math.PI * hertz * i) / sampleRate),
  );
}

async function resample(samples: Float32Array, fromHertz: number, chunk: number): Promise<number[]> {
  const resampler = await createResampler(fromHertz);
  const out: number[] = [];
  for (let at = 0; at < samples.length; at += chunk) out.push(...resampler(samples.subarray(at, at + chunk)));
  return out;
}

const rms = (values: number[]) => Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length);

describe('createResampler', () => {
  it.each([44_100, 48_000])('makes 16 kHz of %i Hz, whatever the chunks, and keeps a tone', async (rate) => {
    const out = await resample(tone(440, rate, 2), rate, 1764);
    expect(out.length / 16_000).toBeCloseTo(2, 1);
    const steady = out.slice(1600, -1600);
    expect(rms(steady)).toBeCloseTo(Math.SQRT1_2, 2);
    const crossings = steady.filter((v, i) => i > 0 && v > 0 && (steady[i - 1] ?? 0) <= 0).length;
    expect((crossings * 16_000) / steady.length).toBeCloseTo(440, -1);
  });

  it('lets nothing above 8 kHz fold down', async () => {
    const out = await resample(tone(11_000, 48_000, 1), 48_000, 1920);
    expect(rms(out.slice(1600, -1600))).toBeLessThan(0.01);
  });
});
