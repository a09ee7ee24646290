import { useTranslation } from 'react-i18next';
import type { Said } from '../../../lessons/lesson.ts';
import { isLanguage } from '../../locales/languages.ts';

/** Picks what a lesson says in the language the page is in. */
export function useSaid(): (text: Said) => string {
  const { i18n } = useTranslation();
  const language = isLanguage(i18n.language) ? i18n.language : 'en';
  return (text) => text[language];
}
