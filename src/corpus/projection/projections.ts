import { proxy } from 'comlink';
import { oneShotWorker } from '../../engine/one-shot-worker.ts';
import type { Outcome } from '../../engine/worker-scope.ts';
import type { PooledVectors } from './pooled.ts';
import type { Plane, PrincipalPlane } from './principal-plane.ts';
import type { ProjectionApi } from './projection.worker.ts';

/** Brings vectors into a plane, in a worker that ends with `close`. */
export interface Projections {
  pca(pooled: PooledVectors): Promise<Outcome<PrincipalPlane>>;
  /** Null where a progress said not to go on. */
  umap(pooled: PooledVectors, onProgress: (share: number) => boolean): Promise<Outcome<Plane | null>>;
  close(): void;
}

export function openProjections(): Projections {
  const { api, answer, close } = oneShotWorker<ProjectionApi>(
    new Worker(new URL('./projection.worker.ts', import.meta.url), { type: 'module', name: 'projection' }),
  );
  return {
    pca: (pooled) => answer(api.pca(pooled)),
    umap: (pooled, onProgress) =>
      answer(
        api.umap(
          pooled,
          proxy(async (share: number) => onProgress(share)),
        ),
      ),
    close,
  };
}
