import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useLiveStore } from '../shell/live-context.tsx';
import type { LabState } from './lab-state.ts';
import { createLabStore, type LabStore } from './lab-store.ts';

const LabContext = createContext<LabStore | null>(null);

/** One store for the Laboratory, exploring the live session as long as the view is mounted. */
export function LabProvider({ children }: { children: ReactNode }) {
  const live = useLiveStore();
  const [store] = useState(() => createLabStore(live));
  useEffect(() => store.follow(), [store]);
  return <LabContext value={store}>{children}</LabContext>;
}

export function useLabStore(): LabStore {
  const store = useContext(LabContext);
  if (!store) throw new Error('This component reads the Laboratory’s store: put it under a LabProvider.');
  return store;
}

export function useLab<Slice>(select: (state: LabState) => Slice): Slice {
  return useStore(useLabStore().state, select);
}

/** What every chart marks: what is pointed at, or else what is pinned. */
export function useMarked(): LabState['pointed'] {
  return useLab(({ pointed, pinned }) => pointed ?? pinned);
}
