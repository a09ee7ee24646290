import { useCallback, useMemo } from 'react';
import type { BranchEvidence } from '../../../corpus/branch-evidence.ts';
import { pooledTable } from '../../../corpus/pooled-table.ts';
import { FEWEST_SHOWN } from '../../../diagnostics/index.ts';
import { useCorpus } from '../store/corpus-context.ts';
import { useStatistics } from '../store/statistics-context.ts';
import { useAnswer } from '../store/use-answer.ts';
import { useCompared } from '../store/use-compared.ts';
import { useLookedAt } from '../store/use-looked-at.ts';

interface BranchAnswer {
  /** Null until it is there, and where the rows are too few. */
  evidence: readonly BranchEvidence[] | null;
  n: number;
  selected: boolean;
  few: boolean;
}

/**
 * Redundancy, leakage and complementarity of the rows that are looked at: of other rows the last answer until the next is
 * there, of other networks or another corpus none.
 */
export function useBranchEvidence(): BranchAnswer {
  const a = useCorpus((state) => state.results[state.a]);
  const b = useCorpus((state) => (state.b === null ? undefined : state.results[state.b]));
  const { rows, selected } = useLookedAt();
  const statistics = useStatistics();
  const compared = useCompared();
  const tables = useMemo(() => a && { a: pooledTable(a), b: b ? pooledTable(b) : null }, [a, b]);
  const few = rows.length < FEWEST_SHOWN;
  const ask = useCallback(async () => {
    const outcome = tables && !few ? await statistics.branches(tables.a, tables.b, rows) : null;
    return outcome?.ok ? { evidence: outcome.value, n: rows.length, selected } : null;
  }, [statistics, tables, rows, selected, few]);
  const answer = useAnswer(compared, ask);
  const none = { evidence: null, n: rows.length, selected };
  return { ...(few ? none : (answer ?? none)), few };
}
