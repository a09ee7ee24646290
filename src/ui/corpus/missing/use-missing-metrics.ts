import { useEffect, useMemo, useState } from 'react';
import { keptOf } from '../../../corpus/kept-modalities.ts';
import type { SliceMetrics } from '../../../corpus/slice-metrics.ts';
import type { Modality } from '../../../model/modalities.ts';
import { useCorpus } from '../store/corpus-context.ts';
import { keptAsked, notDone } from '../store/missing-runs.ts';
import { useStatistics } from '../store/statistics-context.ts';
import { useLookedAt } from '../store/use-looked-at.ts';

/** The metrics of one way of giving the networks some modalities; `kept` is null where they have all. */
export interface KeptMetrics {
  kept: readonly Modality[] | null;
  /** Null where nothing is left of any row, and while intervals are computed. */
  metrics: SliceMetrics | null;
}

const NO_WAYS: Modality[][] = [];

/** Metrics of the rows that are looked at, with all modalities and with some alone, once both networks have run so. */
export function useMissingMetrics(): {
  /** Nothing can be left out where there is one modality. */
  ways: readonly (readonly Modality[])[];
  rows: Int32Array;
  /** How many of the rows are still to be run. */
  left: number;
  lines: readonly KeptMetrics[];
  waiting: boolean;
} {
  const corpus = useCorpus((state) => state.corpus);
  const columns = useCorpus((state) => state.columns);
  const a = useCorpus((state) => state.missing[state.a]);
  const b = useCorpus((state) => (state.b === null ? null : state.missing[state.b]));
  const statistics = useStatistics();
  const { rows } = useLookedAt();
  const ways = useMemo(() => (corpus ? keptOf(corpus.present) : NO_WAYS), [corpus]);
  const left = useMemo(
    () => Math.max(notDone(rows, a).length, b === null ? 0 : notDone(rows, b).length),
    [rows, a, b],
  );
  const asked = useMemo(() => ({ columns, rows, a, b }), [columns, rows, a, b]);
  const [answer, setAnswer] = useState<{ of: typeof asked; metrics: (SliceMetrics | null)[] } | null>(null);
  useEffect(() => {
    const given = keptAsked(columns, rows, a, b);
    if (!columns || !corpus || !given) return;
    let wanted = true;
    const judged = { classes: corpus.classes, label: columns.numbers('data:label') };
    void statistics.kept(judged, rows, given.a, given.b).then((outcome) => {
      if (wanted && outcome?.ok) setAnswer({ of: asked, metrics: outcome.value });
    });
    return () => {
      wanted = false;
    };
  }, [statistics, corpus, columns, rows, a, b, asked]);
  const known = left === 0 && answer?.of === asked ? answer.metrics : null;
  const lines = [null, ...ways].map((kept, index) => ({ kept, metrics: known?.[index] ?? null }));
  return { ways, rows, left, lines, waiting: left === 0 && rows.length > 0 && known === null };
}
