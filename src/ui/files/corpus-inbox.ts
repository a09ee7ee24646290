import { createStore } from 'zustand/vanilla';

/** What was brought to the Corpus view and waits to be opened there. */
export const corpusInbox = createStore<{ files: readonly File[] }>(() => ({ files: [] }));
