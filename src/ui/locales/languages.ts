import type { CorpusWords } from './en/corpus.ts';
import { en, type PageSentences } from './en/en.ts';
import type { ViewSentences } from './en/view-sentences.ts';

/**
 * The languages there are: what each is called, its sign in the header, and its sentences: those of the page, those of
 * views that are opened later, and those of the Corpus view, which few open. English comes with the page.
 */
export const LANGUAGES = {
  en: {
    name: 'English',
    sign: 'EN',
    page: async (): Promise<PageSentences> => en,
    views: async (): Promise<ViewSentences> => (await import('./en/view-sentences.ts')).viewSentences,
    corpus: async (): Promise<CorpusWords> => (await import('./en/corpus.ts')).corpus,
  },
  zh: {
    name: '中文',
    sign: '中',
    page: async (): Promise<PageSentences> => (await import('./zh/zh.ts')).zh,
    views: async (): Promise<ViewSentences> => (await import('./zh/view-sentences.ts')).viewSentences,
    corpus: async (): Promise<CorpusWords> => (await import('./zh/corpus.ts')).corpus,
  },
} as const;

export type Language = keyof typeof LANGUAGES;

export const LANGUAGE_CODES = Object.keys(LANGUAGES) as Language[];

export function isLanguage(text: string): text is Language {
  return Object.hasOwn(LANGUAGES, text);
}
