import type { VisualFrame } from '../frames.ts';

/** How long a face rests until it is known how it rests. */
export const REST_SECONDS = 2;
/** Frames further apart show no face that rested in between. */
const LONGEST_GAP_SECONDS = 1;

/** Frames of a face that is asked to rest, since it was last away; oldest first. */
export type RestFrames = readonly VisualFrame[];

/** The frames once another came: none when nobody is there any more. */
export function watchRest(frames: RestFrames, frame: VisualFrame): RestFrames {
  if (!frame.values) return [];
  const last = frames.at(-1);
  const since = last ? frame.seconds - last.seconds : 0;
  return since < 0 || since > LONGEST_GAP_SECONDS ? [frame] : [...frames, frame];
}

/** How long the face has been there without a break, at most `REST_SECONDS`. */
export function restedSeconds(frames: RestFrames): number {
  const [first] = frames;
  const last = frames.at(-1);
  return first && last ? Math.min(REST_SECONDS, last.seconds - first.seconds) : 0;
}
