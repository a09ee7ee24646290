import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCorpus } from '../store/corpus-context.ts';
import { type ColumnWords, columnWords } from './column-words.ts';

/** How the screen names columns and the two networks that are chosen. */
export function useColumnWords(): ColumnWords {
  const { t } = useTranslation(['corpus', 'translation']);
  const a = useCorpus((state) => state.a);
  const b = useCorpus((state) => state.b);
  return useMemo(() => columnWords(t, { a, b }), [t, a, b]);
}
