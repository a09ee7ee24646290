import type { TFunction } from 'i18next';

/** Sentences about a corpus, and those of the page. */
export type TranslateCorpus = TFunction<['corpus', 'translation']>;
