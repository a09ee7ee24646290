import { useTranslation } from 'react-i18next';
import type { Lesson } from '../../../lessons/lesson.ts';
import { useIsTranslated } from './use-said.ts';

/** Says that parts of a lesson are in English, because they are not translated into the language of the page. */
export function EnglishNote({ lesson }: { lesson: Lesson }) {
  const { t } = useTranslation();
  return useIsTranslated(lesson) ? null : (
    <span data-testid="lesson-in-english">{t('lessons.inEnglish')}</span>
  );
}
