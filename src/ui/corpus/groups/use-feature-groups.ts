import { useMemo, useState } from 'react';
import type { Problem } from '../../../app/problem.ts';
import { type GroupBars, groupBars } from '../../charts/groups/group-bars.ts';
import { useCorpus, useCorpusStore } from '../store/corpus-context.ts';

interface Asked {
  /** What it is of: of another it is no answer. */
  of: readonly unknown[];
  answer: GroupBars | null;
  problem: Problem | null;
  /** How much of the work is done, 0 to 1. */
  share: number;
}

/** What groups of features add to rows, computed when somebody asks for it. */
export function useFeatureGroups(rows: Int32Array): {
  answer: GroupBars | null;
  problem: Problem | null;
  /** How much of it is done, 0 to 1; null while nothing is computed. */
  share: number | null;
  ask(): void;
} {
  const { runs } = useCorpusStore();
  const corpus = useCorpus((state) => state.corpus);
  const a = useCorpus((state) => state.a);
  const b = useCorpus((state) => state.b);
  const [asked, setAsked] = useState<Asked | null>(null);
  const key = useMemo(() => rows.join(), [rows]);
  const of = [corpus, a, b, key];
  const current = asked?.of.every((part, index) => part === of[index]) ? asked : null;

  async function ask(): Promise<void> {
    // Later questions take the place of this one, also when they are answered first.
    const put = (more: Partial<Asked>) =>
      setAsked((before) => (before?.of === of ? { ...before, ...more } : before));
    setAsked({ of, answer: null, problem: null, share: 0 });
    const answer: GroupBars = {};
    const sides = b === null ? (['a'] as const) : (['a', 'b'] as const);
    for (const [index, side] of sides.entries()) {
      const network = side === 'b' && b !== null ? b : a;
      const outcome = await runs.groups(network, rows, (share) =>
        put({ share: (index + share) / sides.length }),
      );
      if (!outcome) return;
      if (!outcome.ok) return put({ problem: outcome.problem });
      answer[side] = groupBars(outcome.value);
    }
    put({ answer });
  }

  return {
    answer: current?.answer ?? null,
    problem: current?.problem ?? null,
    share: current !== null && !current.answer && !current.problem ? current.share : null,
    ask: () => void ask(),
  };
}
