import { beforeAll, expect, it } from 'vitest';
import { extractAcoustic } from '../features/acoustic/extractor.ts';
import {
  heldOutClips,
  inNoise,
  keptVoice,
  LEVELS,
  voicedShare,
} from '../features/acoustic/kept-voice.test-fixture.ts';
import { readVoiceDetection } from '../features/acoustic/node-source.ts';
import { atDecibels, NOISES, noise } from '../features/acoustic/noises.test-fixture.ts';
import type { VoiceDetection } from '../features/acoustic/voice-activity.ts';
import { describeWithData } from '../features/real-data.test-fixture.ts';
import { startBackend } from '../training/node/backend.ts';
import { readNetwork } from '../training/node/checkpoint.ts';
import { heardAlone } from '../training/node/testing/heard-alone.ts';

const MINUTES = 10;
/** Longer than any clip. */
const CLIP_SECONDS = 20;
const PATIENCE = 1_800_000;

let voice: VoiceDetection;
beforeAll(async () => {
  voice = await readVoiceDetection();
});

it.each(NOISES)(
  `${MINUTES} minutes of %s are silence, loud and soft`,
  (name) => {
    const sound = noise(name, 60 * MINUTES);
    for (const level of [-30, -60])
      expect(voicedShare(extractAcoustic(atDecibels(sound, level), voice)), `${level} dB`).toBeLessThan(0.01);
  },
  PATIENCE,
);

describeWithData('on the clips that are kept for validation', ['speech/speech.csv'], ([list = '']) => {
  it(
    'a voice stays a voice when it is turned down or in noise 20 dB below, and says the same turned down',
    async () => {
      await startBackend('wasm');
      const network = await readNetwork('models/dbr');
      const clips = await heldOutClips(list);
      const noisy = Object.fromEntries(NOISES.map((name) => [name, inNoise(noise(name, CLIP_SECONDS))]));
      const moved = Object.fromEntries(Object.keys(LEVELS).map((level) => [level, 0]));
      let before = Number.NaN;
      const kept = await keptVoice(clips, voice, { ...LEVELS, ...noisy }, async (frames, change) => {
        if (change === null) before = await heardAlone(network, frames);
        else if (change in moved)
          moved[change] = Math.max(
            moved[change] ?? 0,
            Math.abs((await heardAlone(network, frames)) - before),
          );
      });
      network.dispose();
      for (const [name, { whole, kept: still, below, lost }] of Object.entries(kept)) {
        const share = (100 * still) / whole;
        console.info(`${name}: ${share.toFixed(2)} % kept, ${below} of ${clips.length} clips below 95 %`);
        expect(share, name).toBeGreaterThan(95);
        expect(lost, name).toBe(0);
      }
      console.info('largest move of a prediction:', moved);
      for (const [level, most] of Object.entries(moved)) expect(most, level).toBeLessThan(0.2);
    },
    PATIENCE,
  );
});
