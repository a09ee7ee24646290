import { linkText } from '../../link/link-table.ts';
import { SHELL_LINK } from '../../link/shell-link.ts';
import { useShellLink } from '../../link/use-shell-link.ts';
import { useCorpus } from '../store/corpus-context.ts';
import { CORPUS_LINK, linkOf } from './corpus-link.ts';

/** The address of what the Corpus view shows now. */
export function useCorpusHash(): string {
  const shell = useShellLink().link;
  const own = useCorpus((state) => linkText(CORPUS_LINK, linkOf(state)));
  return `#/corpus?${own}${own && '&'}${linkText(SHELL_LINK, shell)}`;
}
