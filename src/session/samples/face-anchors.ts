import type { BlendshapeName } from '../../features/visual/blendshapes.ts';

/**
 * Where a blendshape pulls the face: landmarks of FaceLandmarker's topology, how far they move at score 1 and how far
 * along the skin the pull reaches. Centimetres; x to the person's left, y up, z to the front.
 */
export interface Anchor {
  landmarks: readonly number[];
  move: readonly [x: number, y: number, z: number];
  reach: number;
}

/** `left` is the person's left half, mirrored for the right; `both` acts on the whole face as written. */
export type AnchorTable = Partial<Record<BlendshapeName, readonly Anchor[]>>;

const at = (landmarks: readonly number[], move: Anchor['move'], reach: number): Anchor => ({
  landmarks,
  move,
  reach,
});

// Groups of landmarks on the person's left, and on the midline.
const BROW_INNER = [285, 336, 9];
const BROW_MIDDLE = [295, 282, 296, 334];
const BROW_OUTER = [276, 283, 293, 300];
const CORNER = [291, 306, 308, 292];
const CORNERS = [...CORNER, 61, 76, 78, 62];
const UPPER_LIP = [269, 270, 303, 304, 271, 272, 311, 310];
const LOWER_LIP = [402, 318, 403, 319, 404, 320, 405, 321];
const UPPER_LIP_MIDDLE = [0, 11, 12, 13, 37, 267, 72, 302, 82, 312];
const LOWER_LIP_MIDDLE = [14, 15, 16, 17, 87, 317, 84, 314, 86, 316];
const UPPER_RIM = [0, 37, 39, 40, 267, 269, 270];
const LOWER_RIM = [17, 84, 181, 91, 314, 405, 321];
const CHEEK = [425, 280, 411];
const CHIN = [152, 148, 377, 175, 199, 200, 18];
const NOSTRIL = [358, 279, 429, 327];

/** Blendshapes of the person's left side; the right side is their mirror image. */
export const LEFT_ANCHORS: AnchorTable = {
  browDownLeft: [
    at(BROW_INNER.slice(0, 2), [-0.25, -0.7, 0.1], 0.9),
    at(BROW_MIDDLE, [-0.12, -0.56, 0.05], 0.9),
    at(BROW_OUTER, [0, -0.15, 0], 0.8),
  ],
  browOuterUpLeft: [at(BROW_OUTER, [0.05, 0.6, 0], 1.1), at(BROW_MIDDLE, [0, 0.42, 0], 1)],
  cheekSquintLeft: [at([280, 330, 347], [0, 0.3, 0.12], 1.1)],
  eyeSquintLeft: [at([374, 380, 373], [0, 0.16, 0], 0.7), at([330, 347, 280], [0, 0.12, 0.05], 1)],
  eyeWideLeft: [at([386, 385, 387], [0, 0.2, 0], 0.55), at([374, 373, 380], [0, -0.06, 0], 0.5)],
  eyeLookUpLeft: [at([386, 385, 387], [0, 0.1, 0], 0.5)],
  eyeLookDownLeft: [at([386, 385, 387], [0, -0.28, 0], 0.5)],
  mouthDimpleLeft: [at(CORNER, [0.28, 0.02, -0.3], 0.9)],
  mouthFrownLeft: [at(CORNER, [0.1, -0.95, -0.1], 1.05), at([422, 424], [0, -0.35, 0.1], 0.9)],
  mouthLowerDownLeft: [at(LOWER_LIP, [0.05, -0.45, 0], 0.8)],
  mouthPressLeft: [at([269, 270, 267], [0, -0.13, -0.1], 0.6), at([405, 321, 314], [0, 0.13, -0.1], 0.6)],
  mouthSmileLeft: [
    at(CORNER, [0.72, 0.78, -0.5], 1.2),
    at(CHEEK, [0.18, 0.42, 0.15], 1.5),
    at(UPPER_LIP, [0.22, 0.26, -0.2], 0.6),
    at(LOWER_LIP, [0.22, 0.18, -0.2], 0.6),
    at([0, 11, 12, 13, 267, 302, 268, 312], [0, 0.04, -0.06], 0.5),
  ],
  mouthStretchLeft: [at(CORNER, [0.7, -0.25, -0.4], 1.1)],
  mouthUpperUpLeft: [
    at(UPPER_LIP, [0, 0.4, 0.02], 0.7),
    at([0, 11, 12, 13], [0, 0.09, 0], 0.4),
    at(NOSTRIL, [0.06, 0.1, 0], 0.7),
  ],
  noseSneerLeft: [at(NOSTRIL, [0.08, 0.3, 0.05], 0.9), at(BROW_INNER.slice(0, 1), [-0.1, -0.2, 0], 0.8)],
  mouthLeft: [at([...CORNERS, ...UPPER_LIP_MIDDLE, ...LOWER_LIP_MIDDLE], [0.75, 0, -0.05], 1.5)],
  jawLeft: [at([...CHIN, ...LOWER_LIP_MIDDLE], [0.7, 0, 0], 2.4)],
};

/** Blendshapes without sides; landmarks are listed for the whole face. */
export const WHOLE_ANCHORS: AnchorTable = {
  browInnerUp: [
    at([285, 336, 55, 107, 9, 8], [0, 0.8, 0.05], 1),
    at([295, 296, 65, 66], [0, 0.5, 0], 0.9),
    at([151], [0, 0.2, 0], 1.2),
  ],
  cheekPuff: [at([425, 427, 411], [0.5, 0, 0.4], 1.4), at([205, 207, 187], [-0.5, 0, 0.4], 1.4)],
  jawForward: [at([...CHIN, ...LOWER_LIP_MIDDLE], [0, 0, 0.6], 2.4)],
  jawOpen: [at(LOWER_LIP_MIDDLE, [0, -2.1, -0.45], 2), at(CHIN, [0, -2.3, -0.8], 3.4)],
  mouthClose: [at(LOWER_LIP_MIDDLE, [0, 1.7, 0.25], 1.1), at(UPPER_LIP_MIDDLE, [0, -0.35, 0], 0.9)],
  mouthFunnel: [
    at(UPPER_LIP_MIDDLE, [0, 0.25, 0.55], 0.8),
    at(LOWER_LIP_MIDDLE, [0, -0.35, 0.5], 0.8),
    at(CORNER, [-0.6, 0, 0.3], 0.9),
    at([61, 76, 78, 62], [0.6, 0, 0.3], 0.9),
  ],
  mouthPucker: [
    at(UPPER_LIP_MIDDLE, [0, -0.02, 0.5], 0.7),
    at(LOWER_LIP_MIDDLE, [0, 0.02, 0.5], 0.7),
    at(CORNER, [-0.95, 0, 0.3], 0.95),
    at([61, 76, 78, 62], [0.95, 0, 0.3], 0.95),
  ],
  mouthRollLower: [at(LOWER_RIM, [0, 0.28, -0.25], 0.5)],
  mouthRollUpper: [at(UPPER_RIM, [0, -0.24, -0.2], 0.5)],
  mouthShrugLower: [at(LOWER_LIP_MIDDLE, [0, 0.35, 0.12], 0.9), at([199, 200], [0, 0.25, 0.1], 1.2)],
  mouthShrugUpper: [at(UPPER_LIP_MIDDLE, [0, 0.28, 0.12], 0.8)],
};

/** Upper and lower rim of the person's left eye, in pairs that meet when it closes. */
export const LEFT_LIDS: readonly (readonly [upper: number, lower: number])[] = [
  [466, 249],
  [388, 390],
  [387, 373],
  [386, 374],
  [385, 380],
  [384, 381],
  [398, 382],
];

/** Left iris: centre and rim. It has no edges to the skin and moves as one. */
export const LEFT_IRIS = [473, 474, 475, 476, 477] as const;

/** How the left iris moves at score 1. */
export const LEFT_GAZE: Partial<Record<BlendshapeName, Anchor['move']>> = {
  eyeLookInLeft: [-0.45, 0, 0],
  eyeLookOutLeft: [0.45, 0, 0],
  eyeLookUpLeft: [0, 0.22, 0],
  eyeLookDownLeft: [0, -0.24, 0],
};
