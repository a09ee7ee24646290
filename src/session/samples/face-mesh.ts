import { BLENDSHAPE_NAMES } from '../../features/visual/blendshapes.ts';
import { LEFT_IRIS } from './face-anchors.ts';
import { type FaceShapes, LANDMARKS, type NeutralFace } from './face-shapes.ts';

/** The vertical angle of view FaceLandmarker assumes of a camera. */
const VIEW_DEGREES = 63;
const FOCAL = 0.5 / Math.tan((VIEW_DEGREES / 2) * (Math.PI / 180));
/** Width over height of the picture a sample is drawn in; the usual camera's. */
export const SAMPLE_ASPECT = 4 / 3;

/** Middles of the lids' rims: the iris is seen between them only. */
const LEFT_EYE_MIDDLE = { upper: 386, lower: 374 };

/** Adds every blendshape's displacement. @returns [478 * 3], centimetres in the face's own frame. */
export function deformFace(neutral: NeutralFace, shapes: FaceShapes, scores: Float32Array): Float32Array {
  const face = neutral.positions.slice();
  BLENDSHAPE_NAMES.forEach((name, index) => {
    const score = scores[index] ?? 0;
    const field = shapes.get(name);
    if (!field || score === 0) return;
    for (let at = 0; at < face.length; at++) face[at] = (face[at] ?? 0) + score * (field[at] ?? 0);
  });
  hideIrises(face, neutral.mirror);
  return face;
}

/** What a lid covers of an iris is not drawn above it: the iris's rim stops at the lids. */
function hideIrises(face: Float32Array, mirror: readonly number[]): void {
  for (const side of [(landmark: number) => landmark, (landmark: number) => mirror[landmark] ?? landmark]) {
    const top = face[3 * side(LEFT_EYE_MIDDLE.upper) + 1] ?? 0;
    const bottom = face[3 * side(LEFT_EYE_MIDDLE.lower) + 1] ?? 0;
    for (const landmark of LEFT_IRIS) {
      const at = 3 * side(landmark) + 1;
      face[at] = Math.min(Math.max(face[at] ?? 0, Math.min(bottom, top)), Math.max(bottom, top));
    }
  }
}

/**
 * Places a face before the camera and projects it.
 *
 * @param face [478 * 3], from {@link deformFace}
 * @param matrix 4 x 4, column by column
 * @returns [478 * 3] in image coordinates 0..1 (x to the right, y down; z in the scale of x, negative towards the
 *   camera, zero at the head's origin), like FaceLandmarker's landmarks.
 */
export function projectFace(face: Float32Array, matrix: Float32Array): Float32Array {
  const landmarks = new Float32Array(3 * LANDMARKS);
  const m = (at: number): number => matrix[at] ?? 0;
  for (let at = 0; at < landmarks.length; at += 3) {
    const [x, y, z] = [face[at] ?? 0, face[at + 1] ?? 0, face[at + 2] ?? 0];
    const cameraX = m(0) * x + m(4) * y + m(8) * z + m(12);
    const cameraY = m(1) * x + m(5) * y + m(9) * z + m(13);
    const depth = -(m(2) * x + m(6) * y + m(10) * z + m(14));
    const scale = FOCAL / depth;
    landmarks[at] = 0.5 + (cameraX * scale) / SAMPLE_ASPECT;
    landmarks[at + 1] = 0.5 - cameraY * scale;
    landmarks[at + 2] = ((depth + m(14)) * FOCAL) / -m(14) / SAMPLE_ASPECT;
  }
  return landmarks;
}
