import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { LabState } from '../state/lab-state.ts';
import type { LabStore } from './lab-store.ts';

/** The Laboratory's store; null outside of it. */
export const LabContext = createContext<LabStore | null>(null);

export function useLabStore(): LabStore {
  const store = useContext(LabContext);
  if (!store) throw new Error('This component reads the Laboratory’s store: put it under a LabProvider.');
  return store;
}

export function useLab<Slice>(select: (state: LabState) => Slice): Slice {
  return useStore(useLabStore().state, select);
}
