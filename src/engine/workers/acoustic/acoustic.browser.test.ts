import { expect, it, onTestFinished } from 'vitest';
import type { AudioChunk } from '../../../capture/audio-chunk.ts';
import type { WorkerState } from '../../supervised-worker.ts';
import { openAcoustic } from './acoustic.ts';
import type { AcousticBatch } from './api.ts';

const SECONDS = 2;

/** A buzz of 140 Hz with a vowel's first resonances: enough of a voice for the detector. */
function vowel(sampleRate: number): Float32Array<ArrayBuffer> {
  const harmonics = Array.from({ length: 20 }, (_, k) => 140 * (k + 1));
  const strength = (hertz: number) =>
    [700, 1200, 2600].reduce((sum, f) => sum + 1 / (1 + ((hertz - f) / 90) ** 2), 0.05);
  return Float32Array.from({ length: SECONDS * sampleRate }, (_, i) =>
    harmonics.reduce((sum, f) => sum + 0.06 * strength(f) * Math.sin((2 * Math.PI * f * i) / sampleRate), 0),
  );
}

it.each([16_000, 48_000])('makes acoustic frames of a stream at %i Hz', async (rate) => {
  const states: WorkerState<null>[] = [];
  const acoustic = openAcoustic({
    fvadAddress: new URL('/model-files/wasm/fvad/fvad.wasm', location.origin).href,
    onState: (state) => states.push(state),
    onNotice: () => {},
  });
  onTestFinished(() => acoustic.stop());
  acoustic.start();
  await expect.poll(() => states.at(-1)?.status).toBe('ready');

  const batches: AcousticBatch[] = [];
  const { port1, port2 } = new MessageChannel();
  await acoustic.listen(port2, rate, (batch) => batches.push(batch));
  const samples = vowel(rate);
  const size = rate / 25;
  for (let at = 0; at < samples.length; at += size) {
    const chunk: AudioChunk = { samples: samples.slice(at, at + size), seconds: 5 + at / rate };
    port1.postMessage(chunk, [chunk.samples.buffer]);
  }
  await expect.poll(() => batches).toHaveLength(SECONDS * 25);

  const frames = batches.flatMap((batch) => batch.frames);
  expect(frames.length / 100).toBeCloseTo(SECONDS, 0);
  frames.forEach(({ seconds }, i) => {
    expect(seconds).toBeCloseTo(5 + 0.0125 + i / 100, 3);
  });
  const pitched = frames.filter(({ pitchHertz }) => pitchHertz > 0);
  expect(pitched.length).toBeGreaterThan(frames.length / 2);
  expect(pitched.every(({ pitchHertz }) => Math.abs(pitchHertz - 140) < 5)).toBe(true);
  const levels = batches.map(({ level }) => level);
  expect(Math.min(...levels.slice(5))).toBeGreaterThan(0.3);
  expect(Math.max(...levels)).toBeLessThan(1);
});
