import { useState } from 'react';
import type { Problem } from '../../../app/problem.ts';
import { useCorpus, useCorpusStore } from '../store/corpus-context.ts';
import { type GroupBar, groupBars } from './group-words.ts';

/** What was computed, and of which rows. */
export interface GroupAnswer {
  rows: Int32Array;
  bars: Partial<Record<'a' | 'b', GroupBar[]>>;
}

interface Asked {
  /** What it is of: of another it is no answer. */
  of: readonly unknown[];
  answer: GroupAnswer | null;
  problem: Problem | null;
}

/** What groups of features add to rows, computed when somebody asks for it. */
export function useFeatureGroups(rows: Int32Array): {
  answer: GroupAnswer | null;
  problem: Problem | null;
  computing: boolean;
  ask(): void;
} {
  const { runs } = useCorpusStore();
  const corpus = useCorpus((state) => state.corpus);
  const a = useCorpus((state) => state.a);
  const b = useCorpus((state) => state.b);
  const [asked, setAsked] = useState<Asked | null>(null);
  // Another order of the same rows is the same question.
  const of = [corpus, a, b, rows.toSorted().join()];
  const current = asked?.of.every((part, index) => part === of[index]) ? asked : null;

  async function ask(): Promise<void> {
    // Later questions take the place of this one, also when they are answered first.
    const put = (more: Partial<Asked>) =>
      setAsked((before) => (before?.of === of ? { ...before, ...more } : before));
    setAsked({ of, answer: null, problem: null });
    const bars: GroupAnswer['bars'] = {};
    for (const side of ['a', 'b'] as const) {
      const network = side === 'a' ? a : b;
      if (network === null) continue;
      const outcome = await runs.groups(network, rows);
      if (!outcome) return;
      if (!outcome.ok) return put({ problem: outcome.problem });
      bars[side] = groupBars(outcome.value);
    }
    put({ answer: { rows, bars } });
  }

  return {
    answer: current?.answer ?? null,
    problem: current?.problem ?? null,
    computing: current !== null && !current.answer && !current.problem,
    ask: () => void ask(),
  };
}
