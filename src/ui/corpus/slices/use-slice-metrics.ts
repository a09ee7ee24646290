import { useEffect, useMemo, useState } from 'react';
import { judgedOf, type SliceMetrics, withMetrics } from '../../../corpus/slice-metrics.ts';
import { withSlices } from '../../../corpus/slices.ts';
import { useCorpus } from '../store/corpus-context.ts';
import { useStatistics } from '../store/statistics-context.ts';
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
  const [answer, setAnswer] = useState<{ of: typeof slices; metrics: readonly SliceMetrics[] } | null>(null);
  useEffect(() => {
    const judged = columns && judgedOf(columns, classes);
    if (!judged) return;
    let wanted = true;
    void statistics
      .metrics(
        judged,
        rows,
        slices.map((slice) => slice.rows),
      )
      .then((outcome) => {
        if (wanted && outcome?.ok) setAnswer({ of: slices, metrics: outcome.value });
      });
    return () => {
      wanted = false;
    };
  }, [statistics, columns, classes, rows, slices]);
  return useMemo(() => withMetrics(slices, answer?.of === slices ? answer.metrics : null), [slices, answer]);
}
