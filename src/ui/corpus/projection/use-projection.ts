import { useEffect, useState } from 'react';
import { pooledTable } from '../../../corpus/pooled-table.ts';
import type { PlacedVectors } from '../../../corpus/projection/placed-vectors.ts';
import { STAGES_SHOWN, type StageShown } from '../../../corpus/projection/pooled.ts';
import { openProjections } from '../../../corpus/projection/projections.ts';
import { someRows } from '../../../corpus/some-rows.ts';
import { useKept } from '../../page/use-kept.ts';
import { useCorpus } from '../store/corpus-context.ts';
import type { Projection } from '../store/corpus-state.ts';

/** Pooled vectors of one stage in a plane. */
export interface Projected extends Omit<PlacedVectors, 'few'> {
  stage: StageShown;
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
const SEED = 11;

/** Projects the rows that are shown; what was asked before is given up. */
export function useProjection(side: 'a' | 'b', by: Projection): ProjectionAnswer | null {
  const table = useCorpus((state) => {
    const network = side === 'a' ? state.a : state.b;
    return network === null ? undefined : state.results[network];
  });
  // How rows are sorted moves no point, nor does a filter that leaves the same ones.
  const rows = useKept(
    useCorpus((state) => state.shown),
    sameRows,
  );
  const [answer, setAnswer] = useState<ProjectionAnswer | null>(null);
  useEffect(() => {
    if (!table) return;
    const projections = openProjections();
    let wanted = true;
    const some = by === 'umap' ? someRows(rows, MOST_ROWS, SEED) : rows;
    const asked = pooledTable(table);
    const work = async () => {
      const rebalanced = await projections.rebalanced(asked);
      const stages = rebalanced.ok && rebalanced.value ? STAGES_SHOWN : STAGES_SHOWN.slice(0, 1);
      const done: Projected[] = [];
      const tell = (change: Partial<ProjectionAnswer>) =>
        wanted &&
        setAnswer({
          stages: [...done],
          rebalanced: stages.length > 1,
          n: some.length,
          of: rows.length,
          progress: done.length / stages.length,
          failed: false,
          ...change,
        });
      if (!rebalanced.ok) return tell({ progress: null, failed: true });
      tell({});
      for (const [at, stage] of stages.entries()) {
        const question = { table: asked, rows: some, stage };
        const outcome =
          by === 'pca'
            ? await projections.pca(question)
            : await projections.umap(question, (share) => {
                tell({ progress: (at + share) / stages.length });
                return wanted;
              });
        if (!wanted) return;
        if (!outcome.ok) return tell({ progress: null, failed: true });
        if (outcome.value === null) return;
        const { few, ...placed } = outcome.value;
        if (few) return tell({ progress: null });
        done.push({ ...placed, stage });
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

const sameRows = (one: Int32Array, other: Int32Array) =>
  one.length === other.length && one.every((row, at) => row === other[at]);
