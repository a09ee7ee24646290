import { BLENDSHAPE_NAMES, type BlendshapeName } from '../../features/visual/blendshapes.ts';
import {
  type Anchor,
  type AnchorTable,
  LEFT_ANCHORS,
  LEFT_GAZE,
  LEFT_IRIS,
  LEFT_LIDS,
  WHOLE_ANCHORS,
} from './face-anchors.ts';
import { skinDistances } from './skin-distance.ts';

export const LANDMARKS = 478;

/** The face at rest. Centimetres; the origin lies inside the head, where it turns. */
export interface NeutralFace {
  /** [478 * 3]; x to the person's left, y up, z to the front. */
  positions: Float32Array;
  /** For each landmark the one opposite; its own number on the midline. */
  mirror: readonly number[];
}

/** One blendshape's displacement of every landmark at score 1, [478 * 3]. */
export type FaceShapes = Map<BlendshapeName, Float32Array>;

/** The share of the way a closing lid's upper rim goes down; the lower rim comes up for the rest. */
const UPPER_LID_SHARE = 0.88;
const LID_REACH = 0.42;

/**
 * A displacement field from anchors: near one anchor its full move, between anchors a weighted mean, beyond their
 * reach nothing (a Gaussian of the distance along the skin, so that one lip does not drag the other).
 */
function fieldOf(anchors: readonly Anchor[], distancesFrom: (landmarks: readonly number[]) => Float32Array) {
  const field = new Float32Array(3 * LANDMARKS);
  const distances = anchors.map((anchor) => distancesFrom(anchor.landmarks));
  for (let landmark = 0; landmark < LANDMARKS; landmark++) {
    const weights = anchors.map(({ reach }, index) =>
      Math.exp(-(((distances[index]?.[landmark] ?? Number.POSITIVE_INFINITY) / reach) ** 2)),
    );
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (total < 1e-4) continue;
    const strength = 1 - weights.reduce((rest, weight) => rest * (1 - weight), 1);
    for (let axis = 0; axis < 3; axis++) {
      const mean = anchors.reduce(
        (sum, { move }, index) => sum + (weights[index] ?? 0) * (move[axis] ?? 0),
        0,
      );
      field[3 * landmark + axis] = (strength * mean) / total;
    }
  }
  return field;
}

/** The same field on the other half of the face. */
function mirrored(field: Float32Array, mirror: readonly number[]): Float32Array {
  const other = new Float32Array(field.length);
  for (let landmark = 0; landmark < LANDMARKS; landmark++) {
    const opposite = mirror[landmark] ?? landmark;
    other[3 * landmark] = -(field[3 * opposite] ?? 0);
    other[3 * landmark + 1] = field[3 * opposite + 1] ?? 0;
    other[3 * landmark + 2] = field[3 * opposite + 2] ?? 0;
  }
  return other;
}

/** The lids of the left eye going to meet each other. */
function blinkAnchors(positions: Float32Array): Anchor[] {
  return LEFT_LIDS.flatMap(([upper, lower]) => {
    const gap = [0, 1, 2].map(
      (axis) => (positions[3 * lower + axis] ?? 0) - (positions[3 * upper + axis] ?? 0),
    );
    const part = (share: number): Anchor['move'] => [
      share * (gap[0] ?? 0),
      share * (gap[1] ?? 0),
      share * (gap[2] ?? 0),
    ];
    return [
      { landmarks: [upper], move: part(UPPER_LID_SHARE), reach: LID_REACH },
      { landmarks: [lower], move: part(UPPER_LID_SHARE - 1), reach: LID_REACH },
    ];
  });
}

const opposite = (name: BlendshapeName): BlendshapeName => name.replace(/Left$/, 'Right') as BlendshapeName;

/** Displacement fields of all blendshapes that move anything, for one face and its mesh's edges (pairs of landmarks). */
export function faceShapes(neutral: NeutralFace, edges: readonly number[]): FaceShapes {
  const distancesFrom = skinDistances(neutral.positions, edges);
  const shapes: FaceShapes = new Map();
  const left: AnchorTable = { ...LEFT_ANCHORS, eyeBlinkLeft: blinkAnchors(neutral.positions) };
  for (const name of BLENDSHAPE_NAMES) {
    const whole = WHOLE_ANCHORS[name];
    if (whole) shapes.set(name, fieldOf(whole, distancesFrom));
    const anchors = left[name];
    const gaze = LEFT_GAZE[name];
    if (!anchors && !gaze) continue;
    const field = fieldOf(anchors ?? [], distancesFrom);
    if (gaze) for (const landmark of LEFT_IRIS) field.set(gaze, 3 * landmark);
    shapes.set(name, field);
    shapes.set(opposite(name), mirrored(field, neutral.mirror));
  }
  return shapes;
}
