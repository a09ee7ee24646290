import type { Catalogue } from './en/en.ts';
import { en } from './en/en.ts';

/** The languages there are: what each is called, its sign in the header, and its sentences. English comes with the page. */
export const LANGUAGES = {
  en: { name: 'English', sign: 'EN', read: async (): Promise<Catalogue> => en },
  zh: { name: '中文', sign: '中', read: async (): Promise<Catalogue> => (await import('./zh/zh.ts')).zh },
} as const;

export type Language = keyof typeof LANGUAGES;

export const LANGUAGE_CODES = Object.keys(LANGUAGES) as Language[];

export function isLanguage(text: string): text is Language {
  return Object.hasOwn(LANGUAGES, text);
}
