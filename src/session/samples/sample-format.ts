import { BLENDSHAPE_NAMES, type BlendshapeName } from '../../features/visual/blendshapes.ts';
import { every, isNumber, isRecord, isText, type Unchecked } from './sample-checks.ts';
import { VISEMES, type Viseme } from './visemes.ts';

/** A curve by its keyframes: (seconds, value), in order of time; eased between, held before the first and after the last. */
export type Curve = [seconds: number, value: number][];

interface Span {
  startSeconds: number;
  endSeconds: number;
}

export interface SampleWord extends Span {
  text: string;
}

/** One thing said. Its text is the words with single spaces between them. */
export interface SampleUtterance extends SampleWord {
  words: SampleWord[];
}

const HEAD = ['yaw', 'pitch', 'roll', 'x', 'y', 'z'] as const;

export interface SampleFace {
  /** Blendshape scores 0..1 of the expression; a blendshape that is not named stays 0. */
  expression: Partial<Record<BlendshapeName, Curve>>;
  /** When the eyes close, seconds. */
  blinks: number[];
  /** Degrees (positive: to the person's left, up, to the left shoulder) and centimetres before the camera. */
  head: Record<(typeof HEAD)[number], Curve>;
  /** The mouth in speech: (start, end, shape). */
  visemes: [startSeconds: number, endSeconds: number, shape: Viseme][];
  /** How widely the mouth moves in speech; 1 is usual. */
  articulation: number;
}

/**
 * public/samples/ID/session.json: a session without a camera or microphone. The sound is beside it; the face is a
 * trajectory of blendshapes, evaluated at any moment.
 */
export interface SampleSession {
  format: 'dbr-sample-1';
  id: string;
  durationSeconds: number;
  /** Ogg Opus, mono, in the same folder. */
  audio: string;
  /** They follow one another within the session. */
  utterances: SampleUtterance[];
  face: SampleFace;
}

const isSeconds = (value: unknown): boolean => isNumber(value) && value >= 0;

const isCurve = (value: unknown): boolean =>
  every(value, 1, (point) => Array.isArray(point) && isSeconds(point[0]) && isNumber(point[1]));

const isWord = (value: unknown): boolean =>
  isRecord(value) && isText(value.text) && isSeconds(value.startSeconds) && isSeconds(value.endSeconds);

const isUtterance = (value: unknown): boolean =>
  isWord(value) && every((value as Unchecked).words, 1, isWord);

function isFace(value: unknown): value is SampleFace {
  if (!isRecord(value)) return false;
  const { expression, blinks, head, visemes, articulation } = value;
  return (
    isRecord(expression) &&
    Object.entries(expression).every(
      ([name, curve]) => (BLENDSHAPE_NAMES as readonly string[]).includes(name) && isCurve(curve),
    ) &&
    every(blinks, 0, isSeconds) &&
    isRecord(head) &&
    HEAD.every((axis) => isCurve(head[axis])) &&
    every(
      visemes,
      0,
      (viseme) =>
        Array.isArray(viseme) && isSeconds(viseme[0]) && isSeconds(viseme[1]) && VISEMES.includes(viseme[2]),
    ) &&
    isNumber(articulation)
  );
}

/** Whether something read is a whole sample session: it plays before anything larger may load, zod among it. */
export function isSampleSession(value: unknown): value is SampleSession {
  if (!isRecord(value) || value.format !== 'dbr-sample-1' || !isFace(value.face)) return false;
  const { id, audio, durationSeconds, utterances } = value;
  if (!isText(id) || !isText(audio) || !isNumber(durationSeconds) || !every(utterances, 1, isUtterance))
    return false;
  const spans = (utterances as SampleUtterance[]).flatMap(({ startSeconds, endSeconds }) => [
    startSeconds,
    endSeconds,
  ]);
  return [...spans, durationSeconds].every((time, index) => time >= (spans[index - 1] ?? 0));
}

/** public/face/neutral.json; lengths in hundredths of a centimetre. */
export interface NeutralFaceFile {
  /** [478 * 3] */
  positions: number[];
  /** [478], for each landmark the one opposite. */
  mirror: number[];
}

const LANDMARKS = 478;

const isLandmark = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < LANDMARKS;

export function isNeutralFaceFile(value: unknown): value is NeutralFaceFile {
  if (!isRecord(value)) return false;
  const { positions, mirror } = value;
  return (
    every(positions, 3 * LANDMARKS, isNumber, 3 * LANDMARKS) &&
    every(mirror, LANDMARKS, isLandmark, LANDMARKS)
  );
}

/** public/face/mesh.json: lines of the face mesh, two landmark numbers each. */
export interface FaceMeshFile {
  tessellation: number[];
  /** By what they outline: lips, eyes, eyebrows, irises, the oval of the face. */
  contours: Record<string, number[]>;
}

export function isFaceMeshFile(value: unknown): value is FaceMeshFile {
  return (
    isRecord(value) &&
    every(value.tessellation, 2, isLandmark) &&
    isRecord(value.contours) &&
    every(Object.values(value.contours), 1, (line) => every(line, 2, isLandmark))
  );
}
