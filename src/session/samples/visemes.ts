import type { BlendshapeName } from '../../features/visual/blendshapes.ts';

/** Shapes of the mouth in speech, coarse: what can be told apart by eye. */
export const VISEMES = [
  'closed',
  'lipTeeth',
  'tongue',
  'narrow',
  'open',
  'middle',
  'spread',
  'round',
] as const;
export type Viseme = (typeof VISEMES)[number];

/** What each adds to the face at strength 1. Sizes are those FaceLandmarker reports of people who talk. */
export const VISEME_SCORES: Record<Viseme, Partial<Record<BlendshapeName, number>>> = {
  closed: { mouthPressLeft: 0.2, mouthPressRight: 0.2, mouthRollLower: 0.12, mouthRollUpper: 0.12 },
  lipTeeth: { jawOpen: 0.04, mouthRollLower: 0.25, mouthUpperUpLeft: 0.1, mouthUpperUpRight: 0.1 },
  tongue: { jawOpen: 0.1, mouthLowerDownLeft: 0.12, mouthLowerDownRight: 0.12 },
  narrow: { jawOpen: 0.05, mouthFunnel: 0.1, mouthLowerDownLeft: 0.18, mouthLowerDownRight: 0.18 },
  open: { jawOpen: 0.38, mouthLowerDownLeft: 0.2, mouthLowerDownRight: 0.2 },
  middle: { jawOpen: 0.2, mouthLowerDownLeft: 0.12, mouthLowerDownRight: 0.12 },
  spread: {
    jawOpen: 0.1,
    mouthStretchLeft: 0.15,
    mouthStretchRight: 0.15,
    mouthLowerDownLeft: 0.12,
    mouthLowerDownRight: 0.12,
  },
  round: { jawOpen: 0.12, mouthPucker: 0.4, mouthFunnel: 0.15 },
};
