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
  bring?(): void;
}

/** Null of rows that hold nothing to look at but results, as those of the reference bank. */
export function useOpenRow(): OpenRow | null {
  const store = useCorpusStore();
  const name = useCorpus((state) => state.corpus?.name ?? null);
  const text = useCorpus((state) => state.columns?.get('file:text') ?? null);
  const ends = useCorpus((state) => state.columns?.get('file:end_seconds') ?? null);
  const shell = useShellLink().link;
  const material = store.material();
  if (name === null) return null;
  const address = (of: Record<string, string>) =>
    `#/laboratory?${new URLSearchParams(of)}&${linkText(SHELL_LINK, shell)}`;
  if (material && 'file' in material) {
    const { file } = material;
    return {
      href: (row) => address({ session: `file:${row}:${file.name}` }),
      bring: () => laboratoryInbox.setState({ files: [file] }),
    };
  }
  // A moment of a recording, with its words, sound and picture; the window ends where the utterance does.
  if (material && ends?.kind === 'number')
    return {
      href: (row) =>
        address({ session: `${material.session}@${Math.round(100 * (ends.values[row] as number)) / 100}` }),
    };
  if (text?.kind !== 'text') return null;
  return {
    href: (row) => {
      const words = linkedText(text.values[row] ?? '');
      return words === null ? null : address({ text: words });
    },
  };
}
