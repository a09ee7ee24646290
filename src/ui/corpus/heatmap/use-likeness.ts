import { useEffect } from 'react';
import { ranksInWorker } from '../../../corpus/cluster/ranks-in-worker.ts';
import { useCorpus, useCorpusStore } from '../store/corpus-context.ts';
import { likenessColumns } from './heat-groups.ts';

/** Ranks rows by likeness of what the heatmap shows, as long as they are sorted by it. */
export function useLikeness(): void {
  const { rank } = useCorpusStore();
  const wanted = useCorpus(({ sort }) => sort.column === 'likeness');
  const columns = useCorpus((state) => state.columns);
  const quantity = useCorpus((state) => state.quantity);
  const show = useCorpus((state) => state.show);
  const b = useCorpus((state) => state.b);
  useEffect(() => {
    if (!wanted || !columns) return;
    const asked = ranksInWorker(likenessColumns(columns, { quantity, show, b }));
    let current = true;
    void asked.answer.then((outcome) => {
      if (!current) return;
      rank(outcome.ok ? outcome.value : outcome.problem);
    });
    return () => {
      current = false;
      asked.close();
    };
  }, [wanted, columns, quantity, show, b, rank]);
}
