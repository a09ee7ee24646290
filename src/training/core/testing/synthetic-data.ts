import { ACOUSTIC_WIDTH, FEATURE_WIDTHS, LANGUAGE_WIDTH } from '../../../features/frames.ts';
import type { StepSequence } from '../../../features/step-sequence.ts';
import { BLENDSHAPE_NAMES } from '../../../features/visual/blendshapes.ts';
import { EMOTIONS, emotionValence } from '../data/emotions.ts';
import { type Clip, type Picture, type Pools, type Sentence, valencePool } from '../data/pools.ts';
import { openRandom, type Random } from '../random.ts';

/** Widths of the synthetic features: the real ones, because face tracks come from the real extraction. */
export const SYNTHETIC_WIDTHS = FEATURE_WIDTHS;

const SMILE = BLENDSHAPE_NAMES.indexOf('mouthSmileLeft');
const FROWN = BLENDSHAPE_NAMES.indexOf('browDownLeft');

/** Pools in which sentiment is written plainly into a few features, so that a network can learn it in seconds. */
export function syntheticPools(sentences: number, seed: number): Pools {
  const random = openRandom(seed);
  return {
    sentences: Array.from({ length: sentences }, () => syntheticSentence(random)),
    clips: valencePool(EMOTIONS.flatMap((emotion) => syntheticClip(random, emotion))),
    pictures: valencePool(EMOTIONS.flatMap((emotion) => syntheticPicture(random, emotion))),
  };
}

/** `each` pictures of every emotion. */
export function syntheticPictures(each: number, seed: number): Picture[] {
  const random = openRandom(seed);
  return EMOTIONS.flatMap((emotion) => Array.from({ length: each }, () => syntheticPicture(random, emotion)));
}

function syntheticSentence(random: Random): Sentence {
  const valence = random.between(-3, 3);
  return { valence, tokens: syntheticSteps(random, 3 + random.integer(4), LANGUAGE_WIDTH, valence) };
}

function syntheticClip(random: Random, emotion: (typeof EMOTIONS)[number]): Clip {
  const valence = emotionValence(emotion);
  return { emotion, valence, steps: syntheticSteps(random, 4, ACOUSTIC_WIDTH, valence) };
}

function syntheticPicture(random: Random, emotion: (typeof EMOTIONS)[number]): Picture {
  const valence = emotionValence(emotion);
  const blendshapes = Float32Array.from(BLENDSHAPE_NAMES, () => random.between(0, 0.05));
  blendshapes[SMILE] = Math.max(0, valence / 3);
  blendshapes[FROWN] = Math.max(0, -valence / 3);
  const place = [random.normal(), random.normal(), -17 + random.normal()];
  return {
    emotion,
    valence,
    blendshapes,
    matrix: Float32Array.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, ...place, 1),
  };
}

function syntheticSteps(random: Random, steps: number, width: number, valence: number): StepSequence {
  const values = Float32Array.from({ length: steps * width }, (_, i) =>
    i % width < 4 ? valence + 0.3 * random.normal() : random.normal(),
  );
  return { width, values, valid: new Uint8Array(steps).fill(1) };
}
