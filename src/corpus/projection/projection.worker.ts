import { transfer } from 'comlink';
import { exposeWorker, type Outcome, outcomeOf } from '../../engine/worker-scope.ts';
import type { PooledTable } from '../pooled-table.ts';
import type { Asked, PlacedVectors } from './placed-vectors.ts';
import { isRebalanced, pooledVectors } from './pooled.ts';
import { type Plane, principalPlane } from './principal-plane.ts';
import { umapPlane } from './umap-plane.ts';

/** Of one picture; another would be as good. */
const SEED = 20_260_428;
const FEWEST_POINTS = 3;

type MakePlane = (
  vectors: Float32Array,
  width: number,
) => Promise<(Plane & { shares?: PlacedVectors['shares'] }) | null>;

async function placed({ table, rows, stage }: Asked, make: MakePlane): Promise<PlacedVectors | null> {
  const { vectors, width, ...of } = pooledVectors(table, rows, stage);
  const few = of.rows.length < FEWEST_POINTS;
  const plane = few ? { x: new Float64Array(), y: new Float64Array() } : await make(vectors, width);
  if (!plane) return null;
  const { x, y, shares = null } = plane;
  const made = { ...of, x, y, shares, few };
  return transfer(made, [of.rows.buffer, of.branch.buffer, of.modality.buffer, x.buffer, y.buffer]);
}

const api = {
  rebalanced: (table: PooledTable): Promise<Outcome<boolean>> => outcomeOf(async () => isRebalanced(table)),
  pca: (asked: Asked): Promise<Outcome<PlacedVectors | null>> =>
    outcomeOf(() => placed(asked, async (vectors, width) => principalPlane(vectors, width))),
  umap: (
    asked: Asked,
    onProgress: (share: number) => Promise<boolean>,
  ): Promise<Outcome<PlacedVectors | null>> =>
    outcomeOf(() => placed(asked, (vectors, width) => umapPlane(vectors, width, SEED, onProgress))),
};

export type ProjectionApi = typeof api;
exposeWorker(api);
