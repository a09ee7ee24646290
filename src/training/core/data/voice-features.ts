import { poolAcoustic } from '../../../features/acoustic/pooling.ts';
import { normaliseFrame, statisticsFromFrames } from '../../../features/acoustic/speaker-normalisation.ts';
import { ACOUSTIC_WIDTH, STEP_SECONDS } from '../../../features/frames.ts';
import type { StepSequence } from '../../../features/step-sequence.ts';
import type { Clip } from './pools.ts';
import { sequenceOf } from './step-store.ts';

/** How a voice is heard, and the face beside it seen. */
export interface Hearing {
  /** What of it has been heard, as live windows are cut while somebody speaks; null for all of it. */
  untilSeconds: number | null;
  /** Somebody of whom nothing was known before this clip. */
  stranger: boolean;
  /** Through another room and microphone, where the clip has that. */
  rerecorded: boolean;
}

/** All of it, of somebody who is known. */
export const WHOLE: Hearing = { untilSeconds: null, stranger: false, rerecorded: false };

/** A clip's pooled steps as far as it was heard, measured against what is known of the speaker by then. */
export function voiceSequence(clip: Clip, { untilSeconds, stranger, rerecorded }: Hearing): StepSequence {
  const elsewhere = rerecorded ? clip.rerecorded : undefined;
  // Nothing else of the speaker was recorded there, so that this is how much is known of them.
  const frames = elsewhere ?? (stranger ? clip.frames : undefined);
  if (!frames) return untilSeconds === null ? clip.steps : cutSequence(clip.steps, untilSeconds);
  const heard = untilSeconds === null ? frames : frames.filter(({ seconds }) => seconds < untilSeconds);
  const speaker = statisticsFromFrames(heard);
  return sequenceOf(
    poolAcoustic(
      heard.map((frame) => normaliseFrame(frame, speaker)),
      0,
    ),
    ACOUSTIC_WIDTH,
  );
}

/** The steps that have begun by a time. */
function cutSequence({ width, values, valid }: StepSequence, untilSeconds: number): StepSequence {
  const steps = Math.min(valid.length, Math.ceil(untilSeconds / STEP_SECONDS));
  return { width, values: values.subarray(0, steps * width), valid: valid.subarray(0, steps) };
}
