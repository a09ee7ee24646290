import { describe, expect, it } from 'vitest';
import { SAMPLE_RATE_HERTZ } from '../../../features/frames.ts';
import { openRandom } from '../random.ts';
import { rerecord } from './rerecord.ts';

/** A second of a tone that swells and falls. */
const tone = Float32Array.from(
  { length: SAMPLE_RATE_HERTZ },
  (_, at) =>
    0.3 *
    Math.sin((2 * Math.PI * 220 * at) / SAMPLE_RATE_HERTZ) *
    Math.sin((Math.PI * at) / SAMPLE_RATE_HERTZ),
);

/** Share of a sound that is the tone's pitch, whatever its phase: 0..1. */
function shareOfTone(sound: Float32Array): number {
  let [sine, cosine, energy] = [0, 0, 0];
  for (const [at, value] of sound.entries()) {
    const angle = (2 * Math.PI * 220 * at) / SAMPLE_RATE_HERTZ;
    sine += value * Math.sin(angle);
    cosine += value * Math.cos(angle);
    energy += value * value;
  }
  return Math.sqrt((2 * (sine ** 2 + cosine ** 2)) / (energy * sound.length));
}

describe('a clip recorded again', () => {
  it('is the same for a seed, another for another, and leaves the clip as it was', () => {
    const before = tone.slice();
    expect(rerecord(tone, openRandom(1))).toEqual(rerecord(tone, openRandom(1)));
    expect(rerecord(tone, openRandom(1))).not.toEqual(rerecord(tone, openRandom(2)));
    expect(tone).toEqual(before);
  });

  it('stays within -1 and 1, as long as it was, and is still about what was said', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const heard = rerecord(tone, openRandom(seed));
      expect(heard).toHaveLength(tone.length);
      expect(heard.every((value) => Math.abs(value) <= 1)).toBe(true);
      expect(shareOfTone(heard), `seed ${seed}`).toBeGreaterThan(0.3);
    }
  });

  it('is silent where the clip is', () => {
    for (let seed = 1; seed <= 10; seed++)
      expect(rerecord(new Float32Array(800), openRandom(seed)).every((value) => Math.abs(value) < 1e-6)).toBe(
        true,
      );
  });
});
