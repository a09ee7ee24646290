import { useCallback, useMemo } from 'react';
import { type BetaEvidence, betasOf } from '../../../corpus/beta-evidence.ts';
import { useCorpus } from '../store/corpus-context.ts';
import { useStatistics } from '../store/statistics-context.ts';
import { useAnswer } from '../store/use-answer.ts';
import { useCompared } from '../store/use-compared.ts';
import { useLookedAt } from '../store/use-looked-at.ts';

/**
 * What beta says of the rows that are looked at: of other rows the last answer until the next is there, of other networks
 * or another corpus null, for the old numbers are not theirs.
 */
export function useBetaEvidence(): {
  evidence: readonly BetaEvidence[] | null;
  n: number;
  selected: boolean;
} {
  const columns = useCorpus((state) => state.columns);
  const { rows, selected } = useLookedAt();
  const statistics = useStatistics();
  const compared = useCompared();
  const betas = useMemo(() => columns && betasOf(columns), [columns]);
  const ask = useCallback(async () => {
    const outcome = betas && (await statistics.beta(betas, rows));
    return outcome?.ok ? { evidence: outcome.value, n: rows.length, selected } : null;
  }, [statistics, betas, rows, selected]);
  return useAnswer(compared, ask) ?? { evidence: null, n: rows.length, selected };
}
