import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { PointerContext } from '../../charts/pointer/pointer-context.ts';
import { useLiveStore } from '../../page/live-context.tsx';
import { createViewStore, type ViewState, type ViewStore } from './view-store.ts';

const ViewContext = createContext<ViewStore | null>(null);

/** One view store for the Live view, following the live store as long as the view is mounted. */
export function ViewProvider({ children }: { children: ReactNode }) {
  const { state } = useLiveStore();
  const [store] = useState(() => createViewStore(state));
  useEffect(() => store.follow(), [store]);
  return (
    <ViewContext value={store}>
      <PointerContext value={store}>{children}</PointerContext>
    </ViewContext>
  );
}

export function useViewStore(): ViewStore {
  const store = useContext(ViewContext);
  if (!store) throw new Error('This component reads the view store: put it under a ViewProvider.');
  return store;
}

export function useView<Slice>(select: (state: ViewState) => Slice): Slice {
  return useStore(useViewStore().state, select);
}
