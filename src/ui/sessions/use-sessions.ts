import { useStore } from 'zustand';
import type { SessionsState } from '../../app/kept/sessions.ts';
import { useLiveStore } from '../page/live-context.tsx';

export function useSessions<Slice>(select: (state: SessionsState) => Slice): Slice {
  return useStore(useLiveStore().sessions.state, select);
}
