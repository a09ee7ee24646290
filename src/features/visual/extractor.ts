import { VISUAL_FRAME_WIDTH, type VisualFrame } from '../frames.ts';
import { BLENDSHAPE_NAMES } from './blendshapes.ts';
import { type FacialMatrix, rotationVector, translation, type Vector3 } from './pose.ts';

/** One face as FaceLandmarker finds it. */
export interface Face {
  /** Scores 0..1 in the order of `BLENDSHAPE_NAMES`. */
  blendshapes: ArrayLike<number>;
  matrix: FacialMatrix;
  /** 478 x (x, y, z), for drawing only. */
  landmarks: Float32Array | null;
}

/** Between frames further apart than this the head may have been anywhere: no velocity. */
const GAP_SECONDS = 0.5;
/** Faster is a jump of the tracker, not of the head. */
const FASTEST_CENTIMETRES_PER_SECOND = 100;
const STILL: Vector3 = [0, 0, 0];

/** Turns a stream of faces into visual frames; remembers the last position for the velocity. */
export interface VisualExtractor {
  /** @param face null when no face was found: the frame says so, and the next velocity is 0 */
  push(seconds: number, face: Face | null): VisualFrame;
}

export function createVisualExtractor(): VisualExtractor {
  let last: { seconds: number; position: Vector3 } | null = null;
  return {
    push(seconds, face) {
      if (!face) {
        last = null;
        return { seconds, values: null, landmarks: null };
      }
      const position = translation(face.matrix);
      const velocity = last ? velocityBetween(last.position, position, seconds - last.seconds) : STILL;
      last = { seconds, position };
      return {
        seconds,
        values: faceValues(face.blendshapes, face.matrix, velocity),
        landmarks: face.landmarks,
      };
    },
  };
}

/** The frame of a still picture: a face whose head does not move. */
export function frameFromRow(
  blendshapes: ArrayLike<number>,
  matrix: FacialMatrix,
  seconds = 0,
): VisualFrame & { values: Float32Array } {
  return { seconds, values: faceValues(blendshapes, matrix, STILL), landmarks: null };
}

/** The 58 values of a frame: blendshapes, rotation vector (radians), velocity (cm/s). */
function faceValues(blendshapes: ArrayLike<number>, matrix: FacialMatrix, velocity: Vector3): Float32Array {
  if (blendshapes.length !== BLENDSHAPE_NAMES.length) {
    throw new RangeError(`A face has ${BLENDSHAPE_NAMES.length} blendshapes, not ${blendshapes.length}.`);
  }
  const values = new Float32Array(VISUAL_FRAME_WIDTH);
  values.set(blendshapes);
  values.set([...rotationVector(matrix), ...velocity], BLENDSHAPE_NAMES.length);
  return values;
}

function velocityBetween(from: Vector3, to: Vector3, seconds: number): Vector3 {
  if (seconds <= 0 || seconds > GAP_SECONDS) return STILL;
  const speed = (axis: 0 | 1 | 2): number => {
    const raw = (to[axis] - from[axis]) / seconds;
    return Math.max(-FASTEST_CENTIMETRES_PER_SECOND, Math.min(FASTEST_CENTIMETRES_PER_SECOND, raw));
  };
  return [speed(0), speed(1), speed(2)];
}
