import { useEffect } from 'react';
import { useStore } from 'zustand';
import { corpusInbox } from '../../files/corpus-inbox.ts';
import { useCorpusStore } from '../store/corpus-context.ts';

/** Opens what was brought to this view. */
export function useBroughtFiles(): void {
  const { openFiles } = useCorpusStore();
  const files = useStore(corpusInbox, (inbox) => inbox.files);
  useEffect(() => {
    if (files.length === 0) return;
    corpusInbox.setState({ files: [] });
    void openFiles(files);
  }, [files, openFiles]);
}
