import { laboratoryInbox } from '../../files/laboratory-inbox.ts';
import { linkText } from '../../link/link-table.ts';
import { linkedText } from '../../link/linked-text.ts';
import { SHELL_LINK } from '../../link/shell-link.ts';
import { useShellLink } from '../../link/use-shell-link.ts';
import { useCorpus, useCorpusStore } from '../store/corpus-context.ts';

/** How a row is opened in the Laboratory. */
export interface OpenRow {
  /** The Laboratory's address of a row; null of one without words. */
  href(row: number): string | null;
  /** Hands over what the Laboratory cannot have by itself. */
  bring(row: number): void;
}

/** Null of rows that hold nothing to look at but results, as those of the reference bank. */
export function useOpenRow(): OpenRow | null {
  const store = useCorpusStore();
  const name = useCorpus((state) => state.corpus?.name ?? null);
  const text = useCorpus((state) => state.columns?.get('file:text') ?? null);
  const shell = useShellLink().link;
  if (name === null) return null;
  const address = (of: Record<string, string>) =>
    `#/laboratory?${new URLSearchParams(of)}&${linkText(SHELL_LINK, shell)}`;
  return {
    href(row) {
      const material = store.material(row);
      if (material && 'file' in material)
        return address({ session: `file:${material.row}:${material.file.name}` });
      // A moment of a recording, with its words, sound and picture; the window ends where the utterance does.
      if (material)
        return address({ session: `${material.session}@${Math.round(100 * material.endSeconds) / 100}` });
      const words = text?.kind === 'text' ? linkedText(text.values[row] ?? '') : null;
      return words === null ? null : address({ text: words });
    },
    bring(row) {
      const material = store.material(row);
      if (material && 'file' in material) laboratoryInbox.setState({ files: [material.file] });
    },
  };
}
