import { featuredFace } from '../session/samples/featured-face.ts';
import { loadFace } from '../session/samples/load-sample.ts';

/**
 * What a face of these values looks like.
 * @param values [58] of a visual frame
 * @returns landmarks [478 * 3] of a 4:3 picture; null where nothing can be drawn
 */
export type DrawFace = (values: Float32Array) => Float32Array | null;

/**
 * Draws faces from their features; their files are read once. Without them everything but the drawing goes on, and they
 * are asked for again the next time.
 */
export function createFaceDrawer(readFile: (path: string) => Promise<Uint8Array>): () => Promise<DrawFace> {
  let loading: ReturnType<typeof loadFace> | null = null;
  return async () => {
    loading ??= loadFace(readFile);
    const face = await loading.catch(() => {
      loading = null;
      return null;
    });
    return (values) => face && featuredFace(face.neutral, face.shapes, values);
  };
}
