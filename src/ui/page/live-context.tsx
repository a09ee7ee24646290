import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { LiveStore } from '../../app/live/live-store.ts';
import type { LiveActions, LiveSignals, LiveState } from '../../app/live-state.ts';

const LiveContext = createContext<LiveStore | null>(null);

/** Hands one live store to everything below. */
export function LiveProvider({ store, children }: { store: LiveStore; children: ReactNode }) {
  return <LiveContext value={store}>{children}</LiveContext>;
}

export function useLiveStore(): LiveStore {
  const store = useContext(LiveContext);
  if (!store) throw new Error('This component reads the live store: put it under a LiveProvider.');
  return store;
}

/** One slice of the live state; the component renders again only when the slice changes. */
export function useLive<Slice>(select: (state: LiveState) => Slice): Slice {
  return useStore(useLiveStore().state, select);
}

export function useLiveActions(): LiveActions {
  return useLiveStore().actions;
}

/** The fast signals, to be read inside a frame callback and never while rendering. */
export function useLiveSignals(): LiveSignals {
  return useLiveStore().signals;
}
