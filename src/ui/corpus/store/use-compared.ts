import { useMemo } from 'react';
import { useCorpus } from './corpus-context.ts';

/** Which networks are compared over which corpus: another object whenever it is another comparison. */
export function useCompared(): object {
  const corpus = useCorpus((state) => state.corpus);
  const a = useCorpus((state) => state.a);
  const b = useCorpus((state) => state.b);
  return useMemo(() => ({ corpus, a, b }), [corpus, a, b]);
}
