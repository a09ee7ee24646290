import { isSoftwareCard } from '../../backend/backend.ts';
import type { ComparedFace, FaceBackend, FaceRequest } from './api.ts';

/**
 * The face model starts on the processor, which needs no shaders, with a real graphics card as its rival. One that the
 * processor plays is some seven times slower and not worth a race; it takes part when it is asked for.
 * @param card what WebGL draws on
 */
export function faceBackend(request: FaceRequest, card: string): FaceBackend {
  if (request === 'gpu') return { name: 'gpu', adapter: card, rival: null, times: null };
  const races = request === 'both' || (request === 'auto' && !isSoftwareCard(card));
  return { name: 'cpu', adapter: '', rival: races ? { name: 'gpu', adapter: card } : null, times: null };
}

/** How far landmarks may be apart, by the root of their mean square, of the face's width. */
const MOST_APART = 0.03;
/** How far one blendshape may be from the same one, between 0 and 1. */
const MOST_DIFFERENT = 0.15;
const COORDINATES = 3;

/** Whether two delegates see the same face in a picture: graphics cards compute in half the digits. */
export function facesAgree(one: ComparedFace, other: ComparedFace): boolean {
  const { apart, different } = faceDifference(one, other);
  return apart <= MOST_APART && different <= MOST_DIFFERENT;
}

/**
 * @returns `apart`: the root mean square of the landmarks' distances in the picture, in widths of the face; `different`: the
 *   largest difference of a blendshape. NaN when the faces do not match up.
 */
export function faceDifference(one: ComparedFace, other: ComparedFace): { apart: number; different: number } {
  const { landmarks, blendshapes } = one;
  const points = landmarks.length / COORDINATES;
  if (landmarks.length !== other.landmarks.length || blendshapes.length !== other.blendshapes.length) {
    return { apart: Number.NaN, different: Number.NaN };
  }
  let [square, left, right] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let point = 0; point < points; point++) {
    const at = COORDINATES * point;
    const [x = Number.NaN, y = Number.NaN] = landmarks.subarray(at);
    const [otherX = Number.NaN, otherY = Number.NaN] = other.landmarks.subarray(at);
    square += (x - otherX) ** 2 + (y - otherY) ** 2;
    left = Math.min(left, x);
    right = Math.max(right, x);
  }
  const differences = blendshapes.map((score, i) => Math.abs(score - (other.blendshapes[i] ?? Number.NaN)));
  return { apart: Math.sqrt(square / points) / (right - left), different: Math.max(...differences) };
}
