import { useEffect, useMemo, useState } from 'react';
import type { SliceMetrics } from '../../../corpus/slice-metrics.ts';
import { LABEL_CUTS, type Slice, slicesBy } from '../../../corpus/slices.ts';
import { useCorpus } from '../store/corpus-context.ts';
import { useStatistics } from '../store/statistics-context.ts';
import { useLookedAt } from '../store/use-looked-at.ts';

/** A slice, and its metrics once they are there; all rows together come first and are of nothing. */
export interface JudgedSlice {
  of: Slice['of'] | null;
  rows: Int32Array;
  metrics: SliceMetrics | null;
}

/** The rows that are looked at, cut by the chosen column, with the metrics of both networks. */
export function useSliceMetrics(): readonly JudgedSlice[] {
  const columns = useCorpus((state) => state.columns);
  const classes = useCorpus((state) => state.corpus?.classes ?? 1);
  const sliceBy = useCorpus((state) => state.sliceBy);
  const statistics = useStatistics();
  const { rows } = useLookedAt();
  const slices = useMemo((): { of: Slice['of'] | null; rows: Int32Array }[] => {
    const column = columns?.get(sliceBy);
    const cut = column ? slicesBy(column, rows, sliceBy === 'data:label' ? LABEL_CUTS : undefined) : [];
    return [{ of: null, rows }, ...cut];
  }, [columns, sliceBy, rows]);
  const [answer, setAnswer] = useState<{ of: typeof slices; metrics: readonly SliceMetrics[] } | null>(null);
  useEffect(() => {
    if (!columns?.get('a:prediction')) return;
    let wanted = true;
    const judged = {
      classes,
      label: columns.numbers('data:label'),
      a: columns.numbers('a:prediction'),
      b: columns.get('b:prediction') && columns.numbers('b:prediction'),
    };
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
  return useMemo(
    () =>
      slices.map((slice, index) => ({
        ...slice,
        metrics: answer?.of === slices ? (answer.metrics[index] ?? null) : null,
      })),
    [slices, answer],
  );
}
