import {
  observeSpeaker,
  POPULATION_PRIOR,
  type SpeakerStatistics,
} from '../features/acoustic/speaker-normalisation.ts';
import { ACOUSTIC_HOP_SECONDS, type AcousticFrame, type VisualFrame } from '../features/frames.ts';
import { type FrameRing, frameRing } from './frame-ring.ts';

/** Frames are kept this long: an utterance may be edited, and then predicted again, as long as they are there. */
export const KEPT_SECONDS = 120;
const MOST_CAMERA_FRAMES_PER_SECOND = 30;

/** What the last minutes looked and sounded like, on the session clock. */
export interface Timeline {
  addAcoustic(frames: readonly AcousticFrame[]): void;
  /** Landmarks are for drawing, and are not kept. */
  addVisual(frame: VisualFrame): void;
  readonly acoustic: Pick<FrameRing<AcousticFrame>, 'between' | 'latest' | 'size'>;
  readonly visual: Pick<FrameRing<VisualFrame>, 'between' | 'latest' | 'size'>;
  /** The speaker so far. */
  readonly speaker: SpeakerStatistics;
}

export function createTimeline(): Timeline {
  const acoustic = frameRing<AcousticFrame>(KEPT_SECONDS / ACOUSTIC_HOP_SECONDS);
  const visual = frameRing<VisualFrame>(KEPT_SECONDS * MOST_CAMERA_FRAMES_PER_SECOND);
  let speaker = POPULATION_PRIOR;
  return {
    addAcoustic(frames) {
      for (const frame of frames) acoustic.push(frame);
      speaker = observeSpeaker(speaker, frames);
    },
    addVisual: (frame) => visual.push({ ...frame, landmarks: null }),
    acoustic,
    visual,
    get speaker() {
      return speaker;
    },
  };
}
