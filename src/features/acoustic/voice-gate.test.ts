import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { type AcousticFrame, SAMPLE_RATE_HERTZ } from '../frames.ts';
import { describeWithData } from '../real-data.test-fixture.ts';
import { decodeSound } from './decode.ts';
import { extractAcoustic } from './extractor.ts';
import { readVoiceDetection } from './node-source.ts';

const voice = await readVoiceDetection();
const LEVELS = [-30, -45, -60];
/** Of each noise at each level; all together ten minutes. */
const SECONDS = 30;

let seed = 11;
function random(): number {
  seed = (seed * 48_271) % 2_147_483_647;
  return (2 * seed) / 2_147_483_647 - 1;
}
function sound(sample: (seconds: number) => number): Float32Array {
  return Float32Array.from({ length: SECONDS * SAMPLE_RATE_HERTZ }, (_, n) => sample(n / SAMPLE_RATE_HERTZ));
}
/** Noise of which low frequencies are stronger, the more so the nearer `memory` is to 1. */
function coloured(memory: number): () => number {
  let state = 0;
  return () => {
    state = memory * state + random();
    return state;
  };
}
function hum(hertz: number): (seconds: number) => number {
  const strengths = [1, 0.5, 0.6, 0.3, 0.2];
  return (seconds) =>
    strengths.reduce((sum, one, k) => sum + one * Math.sin(2 * Math.PI * hertz * (k + 1) * seconds + k), 0) +
    0.05 * random();
}
function keys(): (seconds: number) => number {
  let since = 0;
  let next = 0.1;
  return () => {
    since += 1 / SAMPLE_RATE_HERTZ;
    if (since > next) {
      since = 0;
      next = 0.12 + 0.1 * Math.abs(random());
    }
    return (
      random() * Math.exp(-since / 0.008) +
      0.3 * Math.sin(2 * Math.PI * 300 * since) * Math.exp(-since / 0.012) +
      0.003 * random()
    );
  };
}
function street(): (seconds: number) => number {
  const [low, high] = [coloured(0.98), coloured(0.7)];
  return (seconds) => {
    const car = 0.5 + 0.5 * Math.sin((2 * Math.PI * seconds) / 7);
    return low() * (0.4 + car) + 0.3 * high() * car;
  };
}
const NOISES: Record<string, () => (seconds: number) => number> = {
  keys,
  fan: () => {
    const air = coloured(0.95);
    return (seconds) => air() * (1 + 0.1 * Math.sin(2 * Math.PI * 25 * seconds));
  },
  'hum of 50 Hz': () => hum(50),
  'hum of 60 Hz': () => hum(60),
  street,
  'room tone': () => coloured(0.995),
  hiss: () => random,
};

function at(samples: Float32Array, decibels: number): Float32Array {
  const level = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
  return samples.map((sample) => (sample * 10 ** (decibels / 20)) / level);
}
function voicedShare(frames: readonly AcousticFrame[]): number {
  return frames.filter(({ voiced }) => voiced).length / frames.length;
}

it.each(Object.keys(NOISES))(
  'hears nobody in %s, at any level',
  (name) => {
    const noise = sound(NOISES[name]?.() ?? random);
    for (const level of LEVELS)
      expect(voicedShare(extractAcoustic(at(noise, level), voice)), `${level} dB`).toBeLessThan(0.01);
  },
  60_000,
);

describeWithData('on recordings of keys and hum', ['../trouble/keys.wav', '../trouble/hum.wav'], (files) => {
  it('hears nobody', async () => {
    for (const file of files) {
      const samples = await decodeSound(await readFile(file ?? ''));
      expect(voicedShare(extractAcoustic(samples, voice)), file).toBeLessThan(0.01);
    }
  });
});

describeWithData('on speech', ['speech/speech.csv', 'av/grid-lwbsza.wav'], ([list = '', grid = '']) => {
  it('keeps what is voiced when it is turned down, and with noise 20 dB below', async () => {
    const rows = (await readFile(list, 'utf8')).trim().split('\n').slice(1);
    const files = rows
      .filter((_, row) => row % 201 === 0)
      .map((row) => list.replace(/[^/]*$/, row.split(',')[0] ?? ''));
    const room = sound(NOISES['room tone']?.() ?? random);
    let [whole, kept, keptInNoise] = [0, 0, 0];
    for (const file of [grid, ...files]) {
      const samples = await decodeSound(await readFile(file));
      const reference = extractAcoustic(samples, voice).map(({ voiced }) => voiced);
      const both = (other: Float32Array): number =>
        extractAcoustic(other, voice).filter(({ voiced }, frame) => voiced && reference[frame]).length;
      const voiced = reference.filter(Boolean).length;
      for (const decibels of [-6, -12, -18]) {
        whole += voiced;
        kept += both(samples.map((sample) => sample * 10 ** (decibels / 20)));
      }
      const level = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
      const noise = at(room.subarray(0, samples.length), 20 * Math.log10(level) - 20);
      keptInNoise += both(samples.map((sample, n) => sample + (noise[n] ?? 0)));
    }
    expect(files.length).toBeGreaterThan(6);
    expect(kept / whole).toBeGreaterThan(0.95);
    expect(keptInNoise / (whole / 3)).toBeGreaterThan(0.95);
  }, 120_000);
});
