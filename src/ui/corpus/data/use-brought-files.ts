import { useEffect } from 'react';
import { useStore } from 'zustand';
import { corpusInbox } from '../../files/corpus-inbox.ts';
import { useLiveStore } from '../../page/live-context.tsx';
import { useCorpusStore } from '../store/corpus-context.ts';

/** Opens what was brought to this view: files and sessions at once, videos and sounds when all of them are sessions. */
export function useBroughtFiles(): void {
  const { openFiles, openSessions } = useCorpusStore();
  const { mediaQueue } = useLiveStore();
  const files = useStore(corpusInbox, (inbox) => inbox.files);
  const sessions = useStore(corpusInbox, (inbox) => inbox.sessions);
  const media = useStore(corpusInbox, (inbox) => inbox.media);
  const items = useStore(mediaQueue.state, (queue) => queue.items);
  useEffect(() => {
    if (files.length === 0) return;
    corpusInbox.setState({ files: [] });
    void openFiles(files);
  }, [files, openFiles]);
  useEffect(() => {
    if (sessions.length === 0) return;
    corpusInbox.setState({ sessions: [] });
    void openSessions(sessions);
  }, [sessions, openSessions]);
  useEffect(() => {
    if (media.length === 0) return;
    const own = items.filter(({ id }) => media.includes(id));
    if (own.some(({ status }) => status === 'waiting' || status === 'reading')) return;
    corpusInbox.setState({ media: [] });
    const made = own.flatMap((item) => (item.made?.kept ? [item.made.id] : []));
    if (made.length > 0) void openSessions(made);
  }, [media, items, openSessions]);
}
