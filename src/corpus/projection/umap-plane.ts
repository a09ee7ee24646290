import { UMAP } from 'umap-js';
import { uniformStream } from '../../diagnostics/uniform-stream.ts';
import type { Plane } from './principal-plane.ts';

const NEIGHBOURS = 15;
const MIN_DISTANCE = 0.1;
/** Between two breaths of the worker. */
const EPOCHS_AT_ONCE = 10;

/**
 * UMAP (McInnes et al., 2018) with its usual settings: 15 neighbours, minimal distance 0.1, Euclidean. The same vectors
 * and seed give the same picture.
 * @param vectors [n, width], row-major; at least three
 * @param onProgress share done; resolves with whether to go on
 * @returns null when told not to go on
 */
export async function umapPlane(
  vectors: ArrayLike<number>,
  width: number,
  seed: number,
  onProgress: (share: number) => Promise<boolean> | boolean,
): Promise<Plane | null> {
  const n = vectors.length / width;
  const points = Array.from({ length: n }, (_, row) =>
    Array.from({ length: width }, (__, i) => vectors[row * width + i] as number),
  );
  const umap = new UMAP({
    nNeighbors: Math.min(NEIGHBOURS, n - 1),
    minDist: MIN_DISTANCE,
    random: uniformStream(seed),
  });
  const epochs = umap.initializeFit(points);
  for (let epoch = 0; epoch < epochs; epoch++) {
    if (epoch % EPOCHS_AT_ONCE === 0 && !(await onProgress(epoch / epochs))) return null;
    umap.step();
  }
  const placed = umap.getEmbedding();
  return {
    x: Float64Array.from(placed, ([x = 0]) => x),
    y: Float64Array.from(placed, ([, y = 0]) => y),
  };
}
