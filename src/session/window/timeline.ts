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
import { neutralOf, type OwnNeutral, seeFace, UNKNOWN_FACE } from '../../features/visual/own-neutral.ts';
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
  /** From now on the face is measured against this neutral one [52]; null: against what is known of it. */
  declareNeutral(neutral: Float32Array | null): void;
  /** The speaker so far. */
  readonly speaker: SpeakerStatistics;
  /** The neutral face [52] so far, or the one declared. */
  readonly neutral: Float32Array;
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
  const person = createPerson();
  return {
    addAcoustic(frames) {
      for (const { seconds, values, voiced, pitchHertz } of frames) {
        const row = new Float32Array(ACOUSTIC_ROW);
        row.set(values);
        row[VOICED] = voiced ? 1 : 0;
        row[PITCH] = pitchHertz;
        acousticRing.push({ seconds, values: row });
      }
      person.hear(frames);
    },
    addVisual(frame) {
      const { seconds, values } = frame;
      const row = new Float32Array(VISUAL_ROW);
      if (values) row.set(values);
      row[FACE] = values ? 1 : 0;
      visualRing.push({ seconds, values: row });
      person.see(frame);
    },
    declareNeutral: person.declareNeutral,
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
      return person.speaker;
    },
    get neutral() {
      return person.neutral;
    },
  };
}

/** The same without a bound, for what is finished. */
export function createWholeTimeline(): Timeline {
  const heard: AcousticFrame[] = [];
  const seen: VisualFrame[] = [];
  const person = createPerson();
  return {
    addAcoustic(frames) {
      for (const frame of frames) heard.push(frame);
      person.hear(frames);
    },
    addVisual(frame) {
      seen.push(frame);
      person.see(frame);
    },
    declareNeutral: person.declareNeutral,
    acoustic: wholeTrack(heard),
    visual: wholeTrack(seen),
    get speaker() {
      return person.speaker;
    },
    get neutral() {
      return person.neutral;
    },
  };
}

/** What a voice and a face are measured against: everything that was heard and seen so far, however long ago. */
function createPerson() {
  let speaker = POPULATION_PRIOR;
  let face: OwnNeutral = UNKNOWN_FACE;
  let declared: Float32Array | null = null;
  return {
    hear(frames: readonly AcousticFrame[]): void {
      speaker = observeSpeaker(speaker, frames);
    },
    see(frame: VisualFrame): void {
      face = seeFace(face, frame);
    },
    declareNeutral(neutral: Float32Array | null): void {
      declared = neutral;
    },
    get speaker(): SpeakerStatistics {
      return speaker;
    },
    get neutral(): Float32Array {
      return declared ?? neutralOf(face);
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
