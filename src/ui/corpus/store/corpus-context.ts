import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { CorpusState } from './corpus-state.ts';
import type { CorpusStore } from './corpus-store.ts';

/** The Corpus view's store; null outside of it. */
export const CorpusContext = createContext<CorpusStore | null>(null);

export function useCorpusStore(): CorpusStore {
  const store = useContext(CorpusContext);
  if (!store) throw new Error('This component reads the Corpus view’s store: put it under a CorpusContext.');
  return store;
}

export function useCorpus<Slice>(select: (state: CorpusState) => Slice): Slice {
  return useStore(useCorpusStore().state, select);
}

/** What a part of the view that follows later follows; null where nothing does. */
export const LeaderContext = createContext<CorpusStore | null>(null);

/** What is so now, also in a part of the view that shows the rest of it later. */
export function useCorpusNow<Slice>(select: (state: CorpusState) => Slice): Slice {
  const leader = useContext(LeaderContext);
  const own = useCorpusStore();
  return useStore((leader ?? own).state, select);
}
