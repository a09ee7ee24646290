import { VISUAL_WIDTH } from '../../../features/frames.ts';
import type { StepSequence } from '../../../features/step-sequence.ts';
import { createVisualExtractor } from '../../../features/visual/extractor.ts';
import { poolVisual } from '../../../features/visual/pooling.ts';
import { type FacePlan, renderFace } from './face-track.ts';
import { sequenceOf } from './step-store.ts';

/** A face track's pooled steps, by the code a live face goes through. */
export function faceSequence(plan: FacePlan): StepSequence {
  const extractor = createVisualExtractor();
  const frames = renderFace(plan).map(({ seconds, blendshapes, matrix }) =>
    extractor.push(seconds, { blendshapes, matrix, landmarks: null }),
  );
  return sequenceOf(poolVisual(frames, 0), VISUAL_WIDTH);
}
