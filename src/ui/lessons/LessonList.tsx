import { useTranslation } from 'react-i18next';
import type { Lesson } from '../../lessons/lesson.ts';
import { Icon } from '../page/icons.tsx';
import classes from './LessonList.module.css';
import { EnglishNote } from './walk/EnglishNote.tsx';
import { addressOfHandout, addressOfLesson, addressOfTeacher } from './walk/lesson-address.ts';
import { useLessons } from './walk/lesson-context.tsx';
import { useSaid } from './walk/use-said.ts';

/** The lessons there are, each with how long it takes and how far the learner is. */
export function LessonList({ lessons }: { lessons: readonly Lesson[] }) {
  const { t } = useTranslation();
  const passed = useLessons(
    ({ progress }) => lessons.filter(({ id }) => progress[id]?.passed === true).length,
  );
  return (
    <div className={classes.lessons}>
      <h1>{t('views.lessons')}</h1>
      <p className={classes.about}>{t('lessons.about')}</p>
      <p className={classes.about} data-testid="lessons-passed" data-passed={passed}>
        {t('lessons.passedOf', { passed, count: lessons.length })}
      </p>
      <ol className={classes.list} data-testid="lessons">
        {lessons.map((lesson, index) => (
          <LessonRow key={lesson.id} lesson={lesson} number={index + 1} />
        ))}
      </ol>
    </div>
  );
}

function LessonRow({ lesson, number }: { lesson: Lesson; number: number }) {
  const { t } = useTranslation();
  const say = useSaid();
  const progress = useLessons((lessons) => lessons.progress[lesson.id]);
  const { id, title, summary, minutes, steps } = lesson;
  const reached = Math.min(progress?.step ?? 0, steps.length - 1);
  const passed = progress?.passed === true;
  const begin = reached > 0 ? 'goOn' : passed ? 'again' : 'start';
  const name = say(title);
  return (
    <li className={classes.lesson} data-testid={`lesson-${id}`} data-passed={passed}>
      <span className={classes.number} aria-hidden="true">
        {passed ? <Icon name="check" /> : number}
      </span>
      <div className={classes.words}>
        <h2>{name}</h2>
        <p>{say(summary)}</p>
        <p className={classes.facts}>
          <span>{t('lessons.minutes', { count: minutes })}</span>
          <EnglishNote lesson={lesson} />
          {passed && <strong>{t('lessons.passed')}</strong>}
          {reached > 0 && <span>{t('lessons.reached', { step: reached + 1, count: steps.length })}</span>}
          <a href={addressOfHandout(id)} aria-label={t('lessons.handoutOf', { title: name })}>
            {t('lessons.handout')}
          </a>
          <a href={addressOfTeacher(id)} aria-label={t('lessons.teacherOf', { title: name })}>
            {t('lessons.teacher')}
          </a>
        </p>
      </div>
      <a
        href={addressOfLesson(id)}
        className={classes.begin}
        aria-label={t(`lessons.beginLabel.${begin}`, { title: name })}
      >
        {t(`lessons.begin.${begin}`)}
      </a>
    </li>
  );
}
