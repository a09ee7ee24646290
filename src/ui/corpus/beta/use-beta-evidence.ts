import { useEffect, useMemo, useState } from 'react';
import { type BetaEvidence, betasOf } from '../../../corpus/beta-evidence.ts';
import { useCorpus } from '../store/corpus-context.ts';
import { useStatistics } from '../store/statistics-context.ts';
import { useLookedAt } from '../store/use-looked-at.ts';

/** What beta says of the rows that are looked at; the last answer until the next is there, null before the first. */
export function useBetaEvidence(): {
  evidence: readonly BetaEvidence[] | null;
  n: number;
  selected: boolean;
} {
  const columns = useCorpus((state) => state.columns);
  const { rows, selected } = useLookedAt();
  const statistics = useStatistics();
  const betas = useMemo(() => columns && betasOf(columns), [columns]);
  const [answer, setAnswer] = useState<{
    evidence: readonly BetaEvidence[];
    n: number;
    selected: boolean;
  } | null>(null);
  useEffect(() => {
    if (!betas) return;
    let wanted = true;
    void statistics.beta(betas, rows).then((outcome) => {
      if (wanted && outcome?.ok) setAnswer({ evidence: outcome.value, n: rows.length, selected });
    });
    return () => {
      wanted = false;
    };
  }, [statistics, betas, rows, selected]);
  return answer ?? { evidence: null, n: rows.length, selected };
}
