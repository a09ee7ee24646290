import { featuredFace } from '../session/samples/featured-face.ts';
import { loadFace } from '../session/samples/load-sample.ts';

/**
 * What a face of these values looks like.
 * @param values [58] of a visual frame
 * @returns landmarks [478 * 3] of a 4:3 picture; null where nothing can be drawn
 */
export type DrawFace = (values: Float32Array) => Float32Array | null;

/** Draws faces from their features. Without the face's files everything but the drawing goes on. */
export async function faceDrawer(readFile: (path: string) => Promise<Uint8Array>): Promise<DrawFace> {
  const face = await loadFace(readFile).catch(() => null);
  return (values) => face && featuredFace(face.neutral, face.shapes, values);
}
