import { useHash } from '@mantine/hooks';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LESSONS } from '../../lessons/lessons.ts';
import { LessonHandout } from './handout/LessonHandout.tsx';
import { LessonList } from './LessonList.tsx';
import { LessonTeacher } from './LessonTeacher.tsx';
import { linkedLesson } from './walk/lesson-address.ts';
import { useLessonStore } from './walk/lesson-context.tsx';

/** The Lessons view: the list, a lesson's handout or page for teachers, or, at the address of a lesson, the lesson itself. */
export function LessonsView() {
  const { t } = useTranslation();
  const [hash] = useHash({ getInitialValueInEffect: false });
  const linked = linkedLesson(hash);
  const lesson = LESSONS.find(({ id }) => id === linked?.id);
  const begun = linked?.page === 'lesson' ? lesson?.id : undefined;
  const { open } = useLessonStore();
  useEffect(() => {
    if (begun !== undefined) open(begun);
  }, [begun, open]);

  if (lesson && linked?.page === 'handout') return <LessonHandout lesson={lesson} />;
  if (lesson && linked?.page === 'teacher') return <LessonTeacher lesson={lesson} />;
  return (
    <>
      {linked && !lesson && <p role="alert">{t('lessons.unknown', { id: linked.id })}</p>}
      <LessonList lessons={LESSONS} />
    </>
  );
}
