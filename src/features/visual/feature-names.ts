import { BLENDSHAPE_NAMES } from './blendshapes.ts';

/** The 58 values of a `VisualFrame`, in order. */
export const VISUAL_FRAME_FEATURES = [
  ...BLENDSHAPE_NAMES,
  'rotationNod',
  'rotationTurn',
  'rotationTilt',
  'velocityRight',
  'velocityUp',
  'velocityNear',
] as const;

/** What each of a visual step's 59 columns is. */
export const VISUAL_FEATURE_NAMES: readonly string[] = [...VISUAL_FRAME_FEATURES, 'facePresent'];
