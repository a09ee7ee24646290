import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pair } from '../../../corpus/column-id.ts';
import { useCorpus } from '../store/corpus-context.ts';
import { type ColumnWords, columnWords } from './column-words.ts';

/** How the screen names columns and the two networks that are chosen. */
export function useColumnWords(): ColumnWords {
  const { t, i18n } = useTranslation(['corpus', 'translation']);
  const a = useCorpus((state) => state.a);
  const b = useCorpus((state) => state.b);
  const { language } = i18n;
  return useMemo(() => {
    // A dozen panels name the same columns.
    if (last?.i18n !== i18n || last.language !== language || last.a !== a || last.b !== b)
      last = { i18n, language, a, b, words: columnWords(t, { a, b }) };
    return last.words;
  }, [t, i18n, language, a, b]);
}

let last: (Pair & { i18n: unknown; language: string; words: ColumnWords }) | null = null;
