import { decodeSound } from '../../features/acoustic/decode.ts';
import { deformFace, projectFace } from './face-mesh.ts';
import { poseMatrix } from './face-pose.ts';
import { type FaceShapes, faceShapes, type NeutralFace } from './face-shapes.ts';
import { poseAt, scoresAt } from './face-track.ts';
import { SampleError } from './sample-error.ts';
import {
  isFaceMeshFile,
  isNeutralFaceFile,
  isSampleSession,
  type SampleUtterance,
  type SampleWord,
} from './sample-format.ts';

/** Bytes of a file under the app's base address, such as `samples/flat/session.json`. Rejects when it does not come. */
export type ReadFile = (path: string) => Promise<Uint8Array>;

/** What features are made of: the expression, and where the head is. */
export interface SampleExpression {
  /** [52], in the order of `BLENDSHAPE_NAMES`. */
  blendshapes: Float32Array;
  /** 4 x 4, column by column, centimetres. */
  matrix: Float32Array;
}

/** A face as FaceLandmarker would have found it. */
export interface SampleFaceFrame extends SampleExpression {
  /** 478 x (x, y, z), image coordinates 0..1 of a 4:3 picture. */
  landmarks: Float32Array;
}

/** A session to play: everything a camera, a microphone and a transcript would have brought. */
export interface LoadedSample {
  id: string;
  durationSeconds: number;
  /** 16 kHz mono, `durationSeconds` long. */
  audio: Float32Array;
  utterances: SampleUtterance[];
  /** All utterances' words, in order of time. */
  words: SampleWord[];
  /** The face at a moment of the session; the same moment always gives the same face. */
  faceAt(seconds: number): SampleFaceFrame;
  /** The same without the mesh, which is for drawing only and the most of the work. */
  expressionAt(seconds: number): SampleExpression;
}

async function read(path: string, readFile: ReadFile): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new SampleError(path, 'could not be loaded', { cause });
  }
}

async function readJson<T>(path: string, is: (value: unknown) => value is T, readFile: ReadFile): Promise<T> {
  const bytes = await read(path, readFile);
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (is(value)) return value;
    throw new Error('It does not hold what such a file holds.');
  } catch (cause) {
    throw new SampleError(path, 'is damaged', { cause });
  }
}

/** The sound takes whole Opus packets; the session says how much of it counts. */
async function readAudio(path: string, seconds: number, readFile: ReadFile): Promise<Float32Array> {
  const bytes = await read(path, readFile);
  const samples = await decodeSound(bytes).catch((cause: unknown) => {
    throw new SampleError(path, 'is damaged', { cause });
  });
  const audio = new Float32Array(Math.round(seconds * 16_000));
  audio.set(samples.subarray(0, audio.length));
  return audio;
}

/**
 * The face that samples are drawn on.
 * @throws {SampleError} when a file does not come or is damaged.
 */
export async function loadFace(readFile: ReadFile): Promise<{ neutral: NeutralFace; shapes: FaceShapes }> {
  const [{ positions, mirror }, { tessellation }] = await Promise.all([
    readJson('face/neutral.json', isNeutralFaceFile, readFile),
    readJson('face/mesh.json', isFaceMeshFile, readFile),
  ]);
  const neutral = { positions: Float32Array.from(positions, (value) => value / 100), mirror };
  return { neutral, shapes: faceShapes(neutral, tessellation) };
}

/**
 * Loads a sample session with its sound decoded and its face ready to evaluate.
 *
 * @throws {SampleError} when a file does not come or is damaged.
 */
export async function loadSample(id: string, readFile: ReadFile): Promise<LoadedSample> {
  const [session, { neutral, shapes }] = await Promise.all([
    readJson(`samples/${id}/session.json`, isSampleSession, readFile),
    loadFace(readFile),
  ]);
  const { durationSeconds, utterances, face } = session;
  const expressionAt = (seconds: number): SampleExpression => ({
    blendshapes: scoresAt(face, seconds),
    matrix: poseMatrix(poseAt(face, seconds)),
  });
  return {
    id,
    durationSeconds,
    audio: await readAudio(`samples/${id}/${session.audio}`, durationSeconds, readFile),
    utterances,
    words: utterances.flatMap(({ words }) => words),
    faceAt(seconds) {
      const { blendshapes, matrix } = expressionAt(seconds);
      const landmarks = projectFace(deformFace(neutral, shapes, blendshapes), matrix);
      return { blendshapes, matrix, landmarks };
    },
    expressionAt,
  };
}
