import { z } from 'zod';

const text = z.string().trim().min(1);

/** What a learner reads: in English, and by language code in every language it was translated into. */
export const SAID = z
  .object({ en: text })
  .catchall(text)
  .refine((said) => Object.keys(said).every((code) => /^[a-z]{2,3}$/.test(code)), {
    error: 'languages are named by codes such as en or zh',
  });

export type Said = z.output<typeof SAID>;

/** What a lesson says in a language, or in English where that translation is missing. */
export function saidIn(said: Said, language: string): string {
  return said[language] ?? said.en;
}

/** Whether everything in a lesson, or in a part of one, is there in a language. */
export function isTranslated(part: unknown, language: string): boolean {
  if (typeof part !== 'object' || part === null) return true;
  if ('en' in part && typeof part.en === 'string') return language in part;
  return Object.values(part).every((inner) => isTranslated(inner, language));
}
