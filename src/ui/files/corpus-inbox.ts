import { createStore } from 'zustand/vanilla';

/** What was brought to the Corpus view and waits to be opened there. */
export interface CorpusInbox {
  files: readonly File[];
  /** Kept sessions, by their ids. */
  sessions: readonly string[];
  /** Videos and sounds in the queue that are to become sessions first, by their ids there. */
  media: readonly number[];
}

export const EMPTY_CORPUS_INBOX: CorpusInbox = { files: [], sessions: [], media: [] };

export const corpusInbox = createStore<CorpusInbox>(() => EMPTY_CORPUS_INBOX);
