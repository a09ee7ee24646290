import { BLENDSHAPE_NAMES } from '../../features/visual/blendshapes.ts';
import { deformFace, projectFace } from './face-mesh.ts';
import type { FaceShapes, NeutralFace } from './face-shapes.ts';

/** In front of the camera, centimetres: features do not tell where the head was. */
const PLACE = [0, 0, -45] as const;

/**
 * A face with the expression and the turn of the head that a visual frame's values tell, drawn on the samples' face.
 * @param values [58] blendshapes, rotation vector, velocity
 * @returns landmarks [478 * 3] of a 4:3 picture
 */
export function featuredFace(neutral: NeutralFace, shapes: FaceShapes, values: Float32Array): Float32Array {
  const rotation = values.subarray(BLENDSHAPE_NAMES.length, BLENDSHAPE_NAMES.length + 3);
  return projectFace(
    deformFace(neutral, shapes, values.subarray(0, BLENDSHAPE_NAMES.length)),
    matrixOf(rotation),
  );
}

/** The facial matrix of a rotation vector (Rodrigues), column by column. */
function matrixOf(vector: Float32Array): Float32Array {
  const angle = Math.hypot(...vector);
  const [x, y, z] = Array.from(vector, (part) => (angle > 0 ? part / angle : 0)) as [number, number, number];
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const rest = 1 - cosine;
  return new Float32Array([
    ...[cosine + x * x * rest, y * x * rest + z * sine, z * x * rest - y * sine, 0],
    ...[x * y * rest - z * sine, cosine + y * y * rest, z * y * rest + x * sine, 0],
    ...[x * z * rest + y * sine, y * z * rest - x * sine, cosine + z * z * rest, 0],
    ...[...PLACE, 1],
  ]);
}
