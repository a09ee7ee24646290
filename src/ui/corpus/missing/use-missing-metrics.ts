import { useCallback, useMemo } from 'react';
import { keptOf } from '../../../corpus/kept-modalities.ts';
import type { SliceMetrics } from '../../../corpus/slice-metrics.ts';
import type { Modality } from '../../../model/modalities.ts';
import { useCorpus } from '../store/corpus-context.ts';
import { keptAsked, notDone } from '../store/missing-runs.ts';
import { useStatistics } from '../store/statistics-context.ts';
import { useAnswer } from '../store/use-answer.ts';
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
  const ask = useCallback(async () => {
    const given = keptAsked(asked.columns, asked.rows, asked.a, asked.b);
    if (!asked.columns || !corpus || !given) return null;
    const judged = { classes: corpus.classes, label: asked.columns.numbers('data:label') };
    const outcome = await statistics.kept(judged, asked.rows, given.a, given.b);
    return outcome?.ok ? outcome.value : null;
  }, [statistics, corpus, asked]);
  const answer = useAnswer(asked, ask);
  const known = left === 0 ? answer : null;
  const lines = [null, ...ways].map((kept, index) => ({ kept, metrics: known?.[index] ?? null }));
  return { ways, rows, left, lines, waiting: left === 0 && rows.length > 0 && known === null };
}
