import type { StepSequence } from '../../../features/step-sequence.ts';
import { byModality } from '../../../model/modalities.ts';
import { EMOTIONS, type Emotion } from '../data/emotions.ts';
import { faceSequence } from '../data/face-features.ts';
import { holdFace } from '../data/face-track.ts';
import type { Picture, Sentence } from '../data/pools.ts';
import { predict } from '../predictors/prediction.ts';
import type { Predictor } from '../predictors/predictor.ts';
import { openRandom } from '../random.ts';
import { type Spread, spreadOf } from './spread.ts';

/** What faces of an emotion do to the prediction beside neutral sentences, in sentiment points. */
export interface EmotionShift {
  /** Held-out pictures shown. */
  pictures: number;
  /** Mean prediction with these faces less that with neutral ones; NaN without pictures. */
  shift: number;
  /** Standard error of the shift over the pictures; NaN for fewer than two. */
  error: number;
  /** Pictures of this emotion in the training split. */
  trained: number;
}

export interface FaceShift {
  /** Sentences whose sentiment is within `NEUTRAL_WITHIN` of 0. */
  sentences: number;
  /** Mean prediction of the sentences with no face. */
  withoutFace: number;
  /** Mean prediction with a neutral face. */
  neutralFace: number;
  neutralPictures: number;
  emotions: Partial<Record<Emotion, EmotionShift>>;
}

export const NEUTRAL_WITHIN = 0.3;
const HELD_FACE_SECONDS = 2;
/** Rare emotions have fewer, common ones need no more. */
const MOST_PICTURES = 60;

type LabelledPicture = Picture & { split: string };

/**
 * Shows every neutral sentence beside the same held-out faces, voice absent: what does an emotion's face move, against
 * a neutral face? Null when there is no neutral sentence or no neutral face.
 * @param pictures of all splits; those of `train` are only counted
 */
export async function faceShift(
  predictor: Predictor,
  sentences: readonly Sentence[],
  pictures: readonly LabelledPicture[],
  heldOut: readonly Picture[],
  seed: number,
): Promise<FaceShift | null> {
  const neutral = sentences.filter(({ valence }) => Math.abs(valence) < NEUTRAL_WITHIN);
  const shown = EMOTIONS.map((emotion, index) => ({
    emotion,
    faces: drawFaces(heldOut, emotion, seed, index),
  }));
  const base = shown.find(({ emotion }) => emotion === 'neutral')?.faces ?? [];
  if (neutral.length === 0 || base.length === 0) return null;

  const withoutFace = spreadOf(await predictions(predictor, neutral, [null])).mean;
  const neutralFace = spreadOf(await predictions(predictor, neutral, base));
  const emotions: FaceShift['emotions'] = {};
  for (const { emotion, faces } of shown) {
    const trained = pictures.filter(
      (picture) => picture.split === 'train' && picture.emotion === emotion,
    ).length;
    if (emotion === 'neutral' || faces.length + trained === 0) continue;
    const withFaces = spreadOf(await predictions(predictor, neutral, faces));
    emotions[emotion] = {
      pictures: faces.length,
      shift: withFaces.mean - neutralFace.mean,
      error: Math.sqrt(squaredError(withFaces) + squaredError(neutralFace)),
      trained,
    };
  }
  return {
    sentences: neutral.length,
    withoutFace,
    neutralFace: neutralFace.mean,
    neutralPictures: base.length,
    emotions,
  };
}

function drawFaces(
  heldOut: readonly Picture[],
  emotion: Emotion,
  seed: number,
  index: number,
): StepSequence[] {
  const random = openRandom(seed, index);
  const faces = random.shuffle(heldOut.filter((picture) => picture.emotion === emotion));
  return faces
    .slice(0, MOST_PICTURES)
    .map((picture) => faceSequence(holdFace(picture, HELD_FACE_SECONDS, random.integer(2 ** 32))));
}

/** Mean prediction over the sentences, one for each face. */
async function predictions(
  predictor: Predictor,
  sentences: readonly Sentence[],
  faces: readonly (StepSequence | null)[],
): Promise<number[]> {
  const pairs = faces.flatMap((face) => sentences.map(({ tokens }) => ({ face, tokens })));
  const sentiments = await predict(predictor, pairs, ({ face, tokens }) => ({
    steps: { language: tokens, acoustic: null, visual: face },
    valences: byModality(() => 0),
    label: 0,
  }));
  return faces.map(
    (_, i) => spreadOf(sentiments.slice(i * sentences.length, (i + 1) * sentences.length)).mean,
  );
}

/** Square of a mean's standard error. */
function squaredError({ deviation, n }: Spread): number {
  return deviation ** 2 / n;
}
