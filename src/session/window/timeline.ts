import {
  observeSpeaker,
  POPULATION_PRIOR,
  type SpeakerStatistics,
} from '../../features/acoustic/speaker-normalisation.ts';
import {
  ACOUSTIC_FRAME_WIDTH,
  ACOUSTIC_HOP_SECONDS,
  type AcousticFrame,
  VISUAL_FRAME_WIDTH,
  type VisualFrame,
} from '../../features/frames.ts';
import { firstFrom } from '../first-from.ts';
import { frameRing, type Row } from './frame-ring.ts';

/** Frames are kept this long: an utterance may be edited, and then predicted again, as long as they are there. */
export const KEPT_SECONDS = 120;
const MOST_CAMERA_FRAMES_PER_SECOND = 30;

/** One stream's frames of the last minutes. */
export interface FrameTrack<Frame> {
  /** Frames with start <= seconds < end. */
  between(startSeconds: number, endSeconds: number): Frame[];
  latest(): Frame | null;
  readonly size: number;
}

/** What the last minutes looked and sounded like, on the session clock. */
export interface Timeline {
  addAcoustic(frames: readonly AcousticFrame[]): void;
  /** Landmarks are for drawing, and are not kept. */
  addVisual(frame: VisualFrame): void;
  readonly acoustic: FrameTrack<AcousticFrame>;
  readonly visual: FrameTrack<VisualFrame>;
  /** The speaker so far. */
  readonly speaker: SpeakerStatistics;
}

/** Behind the 21 values: whether voiced, and the pitch. */
const VOICED = ACOUSTIC_FRAME_WIDTH;
const PITCH = ACOUSTIC_FRAME_WIDTH + 1;
const ACOUSTIC_ROW = ACOUSTIC_FRAME_WIDTH + 2;
/** Behind the 58 values: whether there was a face. */
const FACE = VISUAL_FRAME_WIDTH;
const VISUAL_ROW = VISUAL_FRAME_WIDTH + 1;

export function createTimeline(): Timeline {
  const acousticRing = frameRing(KEPT_SECONDS / ACOUSTIC_HOP_SECONDS, ACOUSTIC_ROW);
  const visualRing = frameRing(KEPT_SECONDS * MOST_CAMERA_FRAMES_PER_SECOND, VISUAL_ROW);
  let speaker = POPULATION_PRIOR;
  return {
    addAcoustic(frames) {
      for (const { seconds, values, voiced, pitchHertz } of frames) {
        const row = new Float32Array(ACOUSTIC_ROW);
        row.set(values);
        row[VOICED] = voiced ? 1 : 0;
        row[PITCH] = pitchHertz;
        acousticRing.push({ seconds, values: row });
      }
      speaker = observeSpeaker(speaker, frames);
    },
    addVisual({ seconds, values }) {
      const row = new Float32Array(VISUAL_ROW);
      if (values) row.set(values);
      row[FACE] = values ? 1 : 0;
      visualRing.push({ seconds, values: row });
    },
    acoustic: trackOf(acousticRing, ({ seconds, values }) => ({
      seconds,
      values: values.subarray(0, ACOUSTIC_FRAME_WIDTH),
      voiced: values[VOICED] === 1,
      pitchHertz: values[PITCH] ?? 0,
    })),
    visual: trackOf(visualRing, ({ seconds, values }) => ({
      seconds,
      values: values[FACE] === 1 ? values.subarray(0, VISUAL_FRAME_WIDTH) : null,
      landmarks: null,
    })),
    get speaker() {
      return speaker;
    },
  };
}

/** The same without a bound, for what is finished. */
export function createWholeTimeline(): Timeline {
  const heard: AcousticFrame[] = [];
  const seen: VisualFrame[] = [];
  let speaker = POPULATION_PRIOR;
  return {
    addAcoustic(frames) {
      for (const frame of frames) heard.push(frame);
      speaker = observeSpeaker(speaker, frames);
    },
    addVisual(frame) {
      seen.push(frame);
    },
    acoustic: wholeTrack(heard),
    visual: wholeTrack(seen),
    get speaker() {
      return speaker;
    },
  };
}

function wholeTrack<Frame extends { seconds: number }>(frames: readonly Frame[]): FrameTrack<Frame> {
  return {
    between: (startSeconds, endSeconds) =>
      frames.slice(firstFrom(frames, startSeconds), firstFrom(frames, endSeconds)),
    latest: () => frames.at(-1) ?? null,
    get size() {
      return frames.length;
    },
  };
}

function trackOf<Frame>(ring: ReturnType<typeof frameRing>, frameOf: (row: Row) => Frame): FrameTrack<Frame> {
  return {
    between: (startSeconds, endSeconds) => ring.between(startSeconds, endSeconds).map(frameOf),
    latest() {
      const row = ring.latest();
      return row && frameOf(row);
    },
    get size() {
      return ring.size;
    },
  };
}
