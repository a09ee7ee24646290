import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { syntheticVoice } from '../synthetic-voice.test-fixture.ts';
import { readVoiceDetection } from './node-source.ts';
import { loadVoiceDetection, VOICE_BLOCK_SAMPLES, type VoiceDetection } from './voice-activity.ts';

let voice: VoiceDetection;
beforeAll(async () => {
  voice = await readVoiceDetection();
});

function blocks(sound: Float32Array): Float32Array[] {
  return Array.from({ length: Math.floor(sound.length / VOICE_BLOCK_SAMPLES) }, (_, i) =>
    sound.subarray(i * VOICE_BLOCK_SAMPLES, (i + 1) * VOICE_BLOCK_SAMPLES),
  );
}

describe('the voice detector', () => {
  it('keeps two streams apart and forgets one on reset', () => {
    const [speaking, silent] = [voice.createDetector(), voice.createDetector()];
    const speech = blocks(syntheticVoice(0.5, 130));
    const silence = new Float32Array(VOICE_BLOCK_SAMPLES);
    const hear = (): boolean[] => speech.map((block) => speaking.process(block));
    const first = speech.map((block) => {
      expect(silent.process(silence)).toBe(false);
      return speaking.process(block);
    });
    expect(first).toContain(true);
    speaking.reset();
    expect(hear()).toEqual(first);
    speaking.dispose();
    silent.dispose();
  });

  it('bridges a gap of 100 ms and ends after a longer one', () => {
    const detector = voice.createDetector();
    const silence = new Float32Array(VOICE_BLOCK_SAMPLES);
    for (const block of blocks(syntheticVoice(0.2, 130))) detector.process(block);
    const after = Array.from({ length: 60 }, () => detector.process(silence));
    detector.dispose();
    expect(after.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => true));
    expect(after.at(-1)).toBe(false);
  });

  it('takes samples beyond full scale as clipped', () => {
    const detector = voice.createDetector();
    for (const block of blocks(syntheticVoice(0.3, 130, 40)))
      expect(() => detector.process(block)).not.toThrow();
    expect(() => detector.process(new Float32Array(10))).toThrow(RangeError);
    detector.dispose();
  });

  it('refuses bytes that are not the module, with a typed error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 64 }), async (bytes) => {
        await expect(loadVoiceDetection(bytes)).rejects.toMatchObject({ code: 'voiceModelBroken' });
      }),
      { numRuns: 20 },
    );
    const empty = Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0]); // valid, but without anything in it
    await expect(loadVoiceDetection(empty)).rejects.toMatchObject({ code: 'voiceModelBroken' });
  });
});
