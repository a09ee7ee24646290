import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { emptyInbox, laboratoryInbox } from '../shell/files/laboratory-inbox.ts';
import { readLink } from '../shell/link/link-table.ts';
import { useLiveStore } from '../shell/live-context.tsx';
import { firstFolded, keepFolded } from './kept-sections.ts';
import type { LabState } from './lab-state.ts';
import { createLabStore, type LabStore } from './lab-store.ts';
import { LabAddress } from './link/LabAddress.tsx';
import { LAB_LINK } from './link/lab-link.ts';

export const LabContext = createContext<LabStore | null>(null);

/** One store for the Laboratory, exploring the live session as long as the view is mounted. */
export function LabProvider({ children }: { children: ReactNode }) {
  const live = useLiveStore();
  const [store] = useState(() => {
    const { view, said } = readLink(LAB_LINK, window.location.hash);
    // A link that holds a view holds which sections are folded, be it none; else it is as this browser was left.
    return createLabStore(live, said ? view : { folded: firstFolded() }, keepFolded);
  });
  useEffect(() => store.follow(), [store]);
  useEffect(() => {
    const take = () => {
      const { files, sessionId } = laboratoryInbox.getState();
      if (files.length === 0 && sessionId === null) return;
      emptyInbox();
      if (sessionId !== null) void store.lookAtRecording(sessionId);
      if (files.length > 0) void store.bring(files);
    };
    take();
    return laboratoryInbox.subscribe(take);
  }, [store]);
  return (
    <LabContext value={store}>
      <LabAddress />
      {children}
    </LabContext>
  );
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
