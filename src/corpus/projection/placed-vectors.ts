import type { PooledTable } from '../pooled-table.ts';
import type { PooledVectors, StageShown } from './pooled.ts';
import type { Plane } from './principal-plane.ts';

/** Which vectors: of these rows, at this stage. */
export interface Asked {
  table: PooledTable;
  rows: Int32Array;
  stage: StageShown;
}

/** Pooled vectors in a plane. */
export interface PlacedVectors extends Plane, Omit<PooledVectors, 'vectors' | 'width'> {
  /** What of the variance the two axes hold; null where axes mean nothing. */
  shares: readonly [number, number] | null;
  /** There are too few for a plane: they have no places. */
  few: boolean;
}
