import { useEffect, useMemo, useState } from 'react';
import {
  isRebalanced,
  type PooledVectors,
  pooledVectors,
  STAGES_SHOWN,
  type StageShown,
} from '../../../corpus/projection/pooled.ts';
import type { Plane } from '../../../corpus/projection/principal-plane.ts';
import { openProjections } from '../../../corpus/projection/projections.ts';
import { someRows } from '../../../corpus/some-rows.ts';
import { useCorpus } from '../store/corpus-context.ts';
import type { Projection } from '../store/corpus-state.ts';

/** Pooled vectors of one stage in a plane. */
export interface Projected extends Plane, Omit<PooledVectors, 'vectors' | 'width'> {
  stage: StageShown;
  /** What of the variance the two axes hold; null where axes mean nothing. */
  shares: readonly [number, number] | null;
}

export interface ProjectionAnswer {
  /** Before, and after where the stages change anything; those that are done. */
  stages: readonly Projected[];
  rebalanced: boolean;
  /** Rows drawn, of those that are shown. */
  n: number;
  of: number;
  /** Share of the work that is done; null when all is. */
  progress: number | null;
  failed: boolean;
}

/** More rows than these take UMAP a minute: six points each. */
const MOST_ROWS = 500;
const FEWEST_POINTS = 3;
const SEED = 11;

/** Projects the rows that are shown; what was asked before is given up. */
export function useProjection(side: 'a' | 'b', by: Projection): ProjectionAnswer | null {
  const table = useCorpus((state) => {
    const network = side === 'a' ? state.a : state.b;
    return network === null ? undefined : state.results[network];
  });
  // How rows are sorted moves no point.
  const shown = useCorpus((state) => state.rows);
  const key = useMemo(() => shown.toSorted(), [shown]);
  const rows = useSame(key);
  const [answer, setAnswer] = useState<ProjectionAnswer | null>(null);
  useEffect(() => {
    if (!table) return;
    const projections = openProjections();
    let wanted = true;
    const some = by === 'umap' ? someRows(rows, MOST_ROWS, SEED) : rows;
    const rebalanced = isRebalanced(table);
    const stages = rebalanced ? STAGES_SHOWN : STAGES_SHOWN.slice(0, 1);
    const done: Projected[] = [];
    const tell = (change: Partial<ProjectionAnswer>) =>
      wanted &&
      setAnswer({
        stages: [...done],
        rebalanced,
        n: some.length,
        of: rows.length,
        progress: done.length / stages.length,
        failed: false,
        ...change,
      });
    const work = async () => {
      tell({});
      for (const [at, stage] of stages.entries()) {
        const { vectors, width, ...of } = pooledVectors(table, some, stage);
        if (of.rows.length < FEWEST_POINTS) return tell({ progress: null });
        const pooled = { vectors, width, ...of };
        const outcome =
          by === 'pca'
            ? await projections.pca(pooled)
            : await projections.umap(pooled, (share) => {
                tell({ progress: (at + share) / stages.length });
                return wanted;
              });
        if (!wanted) return;
        if (!outcome.ok) return tell({ progress: null, failed: true });
        if (outcome.value === null) return;
        const plane: Plane & { shares?: readonly [number, number] } = outcome.value;
        done.push({ ...of, x: plane.x, y: plane.y, stage, shares: plane.shares ?? null });
        tell(done.length === stages.length ? { progress: null } : {});
      }
    };
    void work();
    return () => {
      wanted = false;
      projections.close();
    };
  }, [table, rows, by]);
  return table ? answer : null;
}

/** The same array as long as it holds the same rows. */
function useSame(rows: Int32Array): Int32Array {
  const [kept, setKept] = useState(rows);
  const same = kept.length === rows.length && kept.every((row, at) => row === rows[at]);
  if (!same) setKept(rows);
  return same ? kept : rows;
}
