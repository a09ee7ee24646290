import { isLanguage, type Language } from './languages.ts';

const KEPT = 'dbr-language';

/** The language a person chose here before, or else the browser's where there is a catalogue of it, or else English. */
export function preferredLanguage(): Language {
  for (const wanted of [kept(), ...navigator.languages.map((tag) => tag.split('-', 1)[0] ?? '')]) {
    if (wanted !== null && isLanguage(wanted)) return wanted;
  }
  return 'en';
}

/** A browser that keeps nothing for this page forgets the choice. */
export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(KEPT, language);
  } catch {}
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}
