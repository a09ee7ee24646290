import { useCallback, useMemo } from 'react';
import { judgedOf, withMetrics } from '../../../corpus/slice-metrics.ts';
import { withSlices } from '../../../corpus/slices.ts';
import { useCorpus } from '../store/corpus-context.ts';
import { useStatistics } from '../store/statistics-context.ts';
import { useAnswer } from '../store/use-answer.ts';
import { useLookedAt } from '../store/use-looked-at.ts';
import type { JudgedSlice } from './slice-words.ts';

/** The rows that are looked at, cut by the chosen column, with the metrics of both networks. */
export function useSliceMetrics(): readonly JudgedSlice[] {
  const columns = useCorpus((state) => state.columns);
  const classes = useCorpus((state) => state.corpus?.classes ?? 1);
  const sliceBy = useCorpus((state) => state.sliceBy);
  const statistics = useStatistics();
  const { rows } = useLookedAt();
  const slices = useMemo(
    () => withSlices(rows, columns?.get(sliceBy) ?? null, sliceBy),
    [columns, sliceBy, rows],
  );
  const ask = useCallback(async () => {
    const judged = columns && judgedOf(columns, classes);
    const parts = slices.map((slice) => slice.rows);
    const outcome = judged && (await statistics.metrics(judged, rows, parts));
    return outcome?.ok ? outcome.value : null;
  }, [statistics, columns, classes, rows, slices]);
  const metrics = useAnswer(slices, ask);
  return useMemo(() => withMetrics(slices, metrics), [slices, metrics]);
}
