import type { CorpusWords } from './en/corpus.ts';
import type { Catalogue } from './en/en.ts';
import { en } from './en/en.ts';

/**
 * The languages there are: what each is called, its sign in the header, and its sentences. English comes with the page;
 * those of the Corpus view, which few open, come with it in any language.
 */
export const LANGUAGES = {
  en: {
    name: 'English',
    sign: 'EN',
    translation: async (): Promise<Catalogue> => en,
    corpus: async (): Promise<CorpusWords> => (await import('./en/corpus.ts')).corpus,
  },
  zh: {
    name: '中文',
    sign: '中',
    translation: async (): Promise<Catalogue> => (await import('./zh/zh.ts')).zh,
    corpus: async (): Promise<CorpusWords> => (await import('./zh/corpus.ts')).corpus,
  },
} as const;

export type Language = keyof typeof LANGUAGES;

export const LANGUAGE_CODES = Object.keys(LANGUAGES) as Language[];

export function isLanguage(text: string): text is Language {
  return Object.hasOwn(LANGUAGES, text);
}
