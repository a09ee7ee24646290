import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { describeWithData } from '../real-data.test-fixture.ts';
import { decodeSound } from './decode.ts';
import { extractAcoustic } from './extractor.ts';
import { heldOutClips, inNoise, keptVoice, LEVELS, voicedShare } from './kept-voice.test-fixture.ts';
import { readVoiceDetection } from './node-source.ts';
import { atDecibels, NOISES, noise } from './noises.test-fixture.ts';

const voice = await readVoiceDetection();
/** Of each noise at each level; `src/fuzz/silence.test.ts` listens for ten minutes. */
const SECONDS = 20;

it.each(NOISES)('hears nobody in %s, at any level', (name) => {
  const sound = noise(name, SECONDS);
  for (const level of [-30, -45, -60])
    expect(voicedShare(extractAcoustic(atDecibels(sound, level), voice)), `${level} dB`).toBeLessThan(0.01);
});

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
    const clips = (await heldOutClips(list)).filter((_, clip) => clip % 27 === 0);
    expect(clips.length).toBeGreaterThan(6);
    const noisy = Object.fromEntries(NOISES.map((name) => [name, inNoise(noise(name, SECONDS))]));
    const kept = await keptVoice([grid, ...clips], voice, { ...LEVELS, ...noisy });
    for (const [name, { whole, kept: still, lost }] of Object.entries(kept)) {
      // Turned down it is the very same voice; only rounding may differ.
      expect(still / whole, name).toBeGreaterThan(name in LEVELS ? 0.999 : 0.95);
      expect(lost, name).toBe(0);
    }
  });
});
