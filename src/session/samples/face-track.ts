import { BLENDSHAPE_NAMES, type BlendshapeName } from '../../features/visual/blendshapes.ts';
import { curveAt, smoothStep } from './curve.ts';
import type { HeadPose } from './face-pose.ts';
import type { SampleFace } from './sample-format.ts';
import { VISEME_SCORES } from './visemes.ts';

/** Lids go down fast and come up slower. */
const BLINK = { closing: 0.07, opening: 0.13, score: 0.75 };
/** A mouth shape begins before its sound and outlasts it (coarticulation). */
const VISEME_RAMP_SECONDS = 0.07;

const INDEX = new Map<BlendshapeName, number>(BLENDSHAPE_NAMES.map((name, index) => [name, index]));

const add = (scores: Float32Array, name: BlendshapeName, by: number): void => {
  const index = INDEX.get(name) ?? 0;
  scores[index] = (scores[index] ?? 0) + by;
};

/** How far shut the eyes are, 0..1. */
export function blinkAt(blinks: readonly number[], seconds: number): number {
  return blinks.reduce((most, start) => {
    const since = seconds - start;
    const shut =
      since < BLINK.closing
        ? smoothStep(since / BLINK.closing)
        : smoothStep(1 - (since - BLINK.closing) / BLINK.opening);
    return Math.max(most, shut);
  }, 0);
}

/** Adds the mouth shapes of the speech around a moment, blended where they overlap. */
function addSpeech(scores: Float32Array, { visemes, articulation }: SampleFace, seconds: number): void {
  const active = visemes.flatMap(([start, end, viseme]) => {
    const weight =
      smoothStep((seconds - start) / VISEME_RAMP_SECONDS + 1) *
      smoothStep((end - seconds) / VISEME_RAMP_SECONDS + 1);
    return weight > 0 ? [{ viseme, weight }] : [];
  });
  const total = Math.max(
    1,
    active.reduce((sum, { weight }) => sum + weight, 0),
  );
  for (const { viseme, weight } of active) {
    for (const [name, score] of Object.entries(VISEME_SCORES[viseme]) as [BlendshapeName, number][]) {
      add(scores, name, (articulation * score * weight) / total);
    }
  }
}

/** Blendshape scores [52] at a moment: expression, speech and blinks together, each within 0..1. */
export function scoresAt(face: SampleFace, seconds: number): Float32Array {
  const scores = new Float32Array(BLENDSHAPE_NAMES.length);
  for (const [name, curve] of Object.entries(face.expression) as [BlendshapeName, [number, number][]][]) {
    add(scores, name, curveAt(curve, seconds));
  }
  addSpeech(scores, face, seconds);
  const shut = BLINK.score * blinkAt(face.blinks, seconds);
  for (const name of ['eyeBlinkLeft', 'eyeBlinkRight'] as const) add(scores, name, shut);
  return scores.map((score) => Math.min(Math.max(score, 0), 1));
}

/** The head's pose at a moment. */
export function poseAt({ head }: SampleFace, seconds: number): HeadPose {
  return {
    yaw: curveAt(head.yaw, seconds),
    pitch: curveAt(head.pitch, seconds),
    roll: curveAt(head.roll, seconds),
    x: curveAt(head.x, seconds),
    y: curveAt(head.y, seconds),
    z: curveAt(head.z, seconds),
  };
}
