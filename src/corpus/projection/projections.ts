import { proxy } from 'comlink';
import { oneShotWorker } from '../../engine/one-shot-worker.ts';
import type { Outcome } from '../../engine/worker-scope.ts';
import type { PooledTable } from '../pooled-table.ts';
import type { Asked, PlacedVectors } from './placed-vectors.ts';
import type { ProjectionApi } from './projection.worker.ts';

/** Brings vectors into a plane, in a worker that ends with `close`. */
export interface Projections {
  /** Whether there is anything to see after the stages that was not there before. */
  rebalanced(table: PooledTable): Promise<Outcome<boolean>>;
  pca(asked: Asked): Promise<Outcome<PlacedVectors | null>>;
  /** Null where a progress said not to go on. */
  umap(asked: Asked, onProgress: (share: number) => boolean): Promise<Outcome<PlacedVectors | null>>;
  close(): void;
}

export function openProjections(): Projections {
  const { api, answer, close } = oneShotWorker<ProjectionApi>(
    new Worker(new URL('./projection.worker.ts', import.meta.url), { type: 'module', name: 'projection' }),
  );
  return {
    rebalanced: (table) => answer(api.rebalanced(table)),
    pca: (asked) => answer(api.pca(asked)),
    umap: (asked, onProgress) =>
      answer(
        api.umap(
          asked,
          proxy(async (share: number) => onProgress(share)),
        ),
      ),
    close,
  };
}
