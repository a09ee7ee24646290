import { STEP_SECONDS, VISUAL_WIDTH, type VisualFrame } from '../../../features/frames.ts';
import type { StepSequence } from '../../../features/step-sequence.ts';
import { createVisualExtractor } from '../../../features/visual/extractor.ts';
import {
  againstNeutral,
  neutralOf,
  type OwnNeutral,
  seeFace,
  togetherKnown,
  UNKNOWN_FACE,
} from '../../../features/visual/own-neutral.ts';
import { poolVisual } from '../../../features/visual/pooling.ts';
import { type FacePlan, faceSteps, renderFace, withOffset } from './face-track.ts';
import type { FaceTrack } from './pools.ts';
import { sequenceOf } from './step-store.ts';
import { type Hearing, WHOLE } from './voice-features.ts';

/**
 * A face track's pooled steps as far as it was seen, by the code a live face goes through: measured against the neutral
 * face of the person where it is known, else against what the track itself tells of it by then.
 */
export function faceSequence(
  plan: FacePlan,
  { untilSeconds, stranger }: Pick<Hearing, 'untilSeconds' | 'stranger'> = WHOLE,
): StepSequence {
  const cut = untilSeconds !== null && untilSeconds < faceSteps(plan) * STEP_SECONDS;
  const endSeconds = cut ? untilSeconds : undefined;
  const frames = framesOf(plan).filter(({ seconds }) => endSeconds === undefined || seconds < endSeconds);
  const neutral = (stranger ? null : knownNeutral(plan)) ?? neutralOf(frames.reduce(seeFace, UNKNOWN_FACE));
  const measured = frames.map((frame) => againstNeutral(frame, neutral));
  return sequenceOf(poolVisual(measured, 0, endSeconds), VISUAL_WIDTH);
}

/** What tracks of one face tell of how it rests. */
export function personOf(tracks: readonly FaceTrack[]): OwnNeutral {
  return tracks
    .map((track) => framesOf({ track, offset: null }).reduce(seeFace, UNKNOWN_FACE))
    .reduce(togetherKnown, UNKNOWN_FACE);
}

function framesOf(plan: FacePlan): VisualFrame[] {
  const extractor = createVisualExtractor();
  return renderFace(plan).map(({ seconds, blendshapes, matrix }) =>
    extractor.push(seconds, { blendshapes, matrix, landmarks: null }),
  );
}

/** The neutral face of the person in a track, off by the same error as the track. */
function knownNeutral(plan: FacePlan): Float32Array | null {
  if (!('track' in plan) || !plan.track.person) return null;
  return withOffset(neutralOf(plan.track.person), plan.offset);
}
