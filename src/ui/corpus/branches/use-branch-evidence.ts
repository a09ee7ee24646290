import { useEffect, useMemo, useState } from 'react';
import type { BranchEvidence } from '../../../corpus/branch-evidence.ts';
import { pooledTable } from '../../../corpus/pooled-table.ts';
import { FEWEST_SHOWN } from '../../../diagnostics/index.ts';
import { useCorpus } from '../store/corpus-context.ts';
import { useStatistics } from '../store/statistics-context.ts';
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
  const [answer, setAnswer] = useState<(Omit<BranchAnswer, 'few'> & { of: object }) | null>(null);
  useEffect(() => {
    if (!tables || few) return;
    let wanted = true;
    void statistics.branches(tables.a, tables.b, rows).then((outcome) => {
      if (wanted && outcome?.ok)
        setAnswer({ of: compared, evidence: outcome.value, n: rows.length, selected });
    });
    return () => {
      wanted = false;
    };
  }, [statistics, compared, tables, rows, selected, few]);
  if (few) return { evidence: null, n: rows.length, selected, few };
  const known = answer?.of === compared ? answer : { evidence: null, n: rows.length, selected };
  return { ...known, few };
}
