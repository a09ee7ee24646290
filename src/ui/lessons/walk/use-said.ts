import { useTranslation } from 'react-i18next';
import { isTranslated, type Said, saidIn } from '../../../lessons/said.ts';

/** Picks what a lesson says in the language the page is in, or in English where it is not translated. */
export function useSaid(): (text: Said) => string {
  const { i18n } = useTranslation();
  return (text) => saidIn(text, i18n.language);
}

/** Whether a lesson is translated into the language the page is in, all of it. */
export function useIsTranslated(lesson: object): boolean {
  const { i18n } = useTranslation();
  return isTranslated(lesson, i18n.language);
}
