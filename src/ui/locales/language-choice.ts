import { keepText, keptText } from '../../app/kept-text.ts';
import { isLanguage, type Language } from './languages.ts';

const KEPT = 'dbr-language';

/** The language a person chose here before, or else the browser's where there is a catalogue of it, or else English. */
export function preferredLanguage(): Language {
  for (const wanted of [keptText(KEPT), ...navigator.languages.map((tag) => tag.split('-', 1)[0] ?? '')]) {
    if (wanted !== null && isLanguage(wanted)) return wanted;
  }
  return 'en';
}

export function keepLanguage(language: Language): void {
  keepText(KEPT, language);
}
