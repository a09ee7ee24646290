import type { VisualFrame } from '../frames.ts';

/** How long a face rests until it is known how it rests. */
export const REST_SECONDS = 2;
/** A frame stands for at most so long: a slow machine needs a few of them, and a tab that was hidden saw nothing. */
const LONGEST_FRAME_SECONDS = 0.5;

/** Frames of a face that is asked to rest, since it was last away; oldest first. */
export type RestFrames = readonly VisualFrame[];

/** The frames once another came: none when nobody is there any more. */
export function watchRest(frames: RestFrames, frame: VisualFrame): RestFrames {
  return frame.values ? [...frames, frame] : [];
}

/** How long the face was seen, at most `REST_SECONDS`. */
export function restedSeconds(frames: RestFrames): number {
  const seen = frames.slice(1).reduce((sum, { seconds }, index) => {
    const since = seconds - (frames[index]?.seconds ?? seconds);
    return sum + Math.max(0, Math.min(LONGEST_FRAME_SECONDS, since));
  }, 0);
  return Math.min(REST_SECONDS, seen);
}
