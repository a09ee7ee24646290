import { FEATURE_WIDTHS } from '../../../src/features/frames.ts';
import type { StepSequence } from '../../../src/features/step-sequence.ts';
import { BLENDSHAPE_NAMES } from '../../../src/features/visual/blendshapes.ts';
import { EMOTIONS, emotionValence } from '../../../src/training/core/data/emotions.ts';
import { type Pools, valencePool } from '../../../src/training/core/data/pools.ts';
import { openRandom } from '../../../src/training/core/random.ts';

/** Sentences, voices and faces of noise, of the lengths that real ones have: what a step costs does not depend on more. */
export function noisePools(sentences: number, seed: number): Pools {
  const random = openRandom(seed);
  const steps = (count: number, width: number): StepSequence => ({
    width,
    values: Float32Array.from({ length: count * width }, () => random.normal()),
    valid: new Uint8Array(count).fill(1),
  });
  const ofEach = <T>(make: (emotion: (typeof EMOTIONS)[number], valence: number) => T): T[] =>
    EMOTIONS.map((emotion) => make(emotion, emotionValence(emotion)));
  return {
    sentences: Array.from({ length: sentences }, () => ({
      valence: random.between(-3, 3),
      tokens: steps(3 + random.integer(20), FEATURE_WIDTHS.language),
    })),
    clips: valencePool(
      ofEach((emotion, valence) => ({ emotion, valence, steps: steps(12, FEATURE_WIDTHS.acoustic) })),
    ),
    pictures: valencePool(
      ofEach((emotion, valence) => ({
        emotion,
        valence,
        blendshapes: Float32Array.from(BLENDSHAPE_NAMES, () => random.uniform()),
        matrix: Float32Array.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, -17, 1),
      })),
    ),
  };
}
