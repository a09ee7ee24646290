import { useTranslation } from 'react-i18next';
import { readLink, refusedText } from '../../link/link-table.ts';
import { SHELL_LINK } from '../../link/shell-link.ts';
import { useAddress } from '../../link/use-address.ts';
import { showNotice } from '../../problems/notices.tsx';
import { useCorpus, useCorpusStore } from '../store/corpus-context.ts';
import { DEFAULT_LOOK } from '../store/corpus-state.ts';
import { CORPUS_LINK } from './corpus-link.ts';
import { useCorpusHash } from './use-corpus-hash.ts';

const TABLES = [CORPUS_LINK, SHELL_LINK] as const;

/** Keeps the address at what is looked at, and opens what an address holds. Shows nothing. */
export function CorpusAddress() {
  const { t } = useTranslation();
  const { look, openData } = useCorpusStore();
  // Until what the address says is open, the address is the only place that knows of it.
  const opening = useCorpus(
    ({ corpus, reading, needs }) => (corpus === null || reading !== null) && needs === null,
  );
  const needs = useCorpus((state) => state.needs !== null);
  const hash = useCorpusHash();
  useAddress(opening || needs ? null : hash, (opened) => {
    const { view, said } = readLink(CORPUS_LINK, opened);
    const { data = null, ...seen } = view;
    if (said) look({ ...DEFAULT_LOOK, ...seen });
    void openData(data, said).then(() => {
      // Opening a file clears what was selected in the one before.
      if (data && seen.selection) look({ selection: seen.selection });
    });
    const refused = refusedText(TABLES, opened);
    if (refused === '') return;
    showNotice({
      id: 'link-refused',
      title: t('link.refused', { parts: refused }),
      message: t('link.refusedAction'),
      color: 'ink',
      autoClose: 9000,
      closeButtonProps: { 'aria-label': t('notices.close') },
      'data-testid': 'link-refused',
    });
  });
  return null;
}
