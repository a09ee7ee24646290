import { createStore } from 'zustand/vanilla';

/** What was brought for the Laboratory and waits until that view is open. */
export const laboratoryInbox = createStore<{ files: readonly File[]; sessionId: string | null }>(() => ({
  files: [],
  sessionId: null,
}));

/** Nothing waits any more. */
export function emptyInbox(): void {
  laboratoryInbox.setState({ files: [], sessionId: null });
}
