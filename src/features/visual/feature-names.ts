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
