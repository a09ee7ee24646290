import { exposeWorker, type Outcome, outcomeOf } from '../../engine/worker-scope.ts';
import type { PooledVectors } from './pooled.ts';
import { type Plane, type PrincipalPlane, principalPlane } from './principal-plane.ts';
import { umapPlane } from './umap-plane.ts';

/** Of one picture; another would be as good. */
const SEED = 20_260_428;

const api = {
  pca: ({ vectors, width }: PooledVectors): Promise<Outcome<PrincipalPlane>> =>
    outcomeOf(async () => principalPlane(vectors, width)),
  umap: (
    { vectors, width }: PooledVectors,
    onProgress: (share: number) => Promise<boolean>,
  ): Promise<Outcome<Plane | null>> => outcomeOf(() => umapPlane(vectors, width, SEED, onProgress)),
};

export type ProjectionApi = typeof api;
exposeWorker(api);
