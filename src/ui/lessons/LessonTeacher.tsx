import { useTranslation } from 'react-i18next';
import type { Lesson } from '../../lessons/lesson.ts';
import { Icon } from '../page/icons.tsx';
import classes from './handout/LessonHandout.module.css';
import { EnglishNote } from './walk/EnglishNote.tsx';
import { addressOfHandout, addressOfLesson } from './walk/lesson-address.ts';
import { useSaid } from './walk/use-said.ts';

const letter = (index: number) => String.fromCharCode(65 + index);

/** What a teacher needs to take a class through a lesson, on a page to print. */
export function LessonTeacher({ lesson }: { lesson: Lesson }) {
  const { t } = useTranslation();
  const say = useSaid();
  const { id, title, minutes, steps, teacher } = lesson;
  const inClass = teacher.run.reduce((sum, part) => sum + part.minutes, 0);
  const questions = steps.flatMap(({ question }) => question ?? []);
  return (
    <article className={classes.handout} data-testid="lesson-teacher">
      <p className={classes.tools}>
        <a href="#/lessons">{t('lessons.all')}</a>
        <button type="button" onClick={() => window.print()}>
          <Icon name="report" /> {t('lessons.print')}
        </button>
      </p>
      <p className={classes.kicker}>
        {t('lessons.teacher')} <EnglishNote lesson={lesson} />
      </p>
      <h1>{say(title)}</h1>
      <p className={classes.facts}>
        {t('lessons.inClass.minutes', { count: inClass, alone: minutes })} ·{' '}
        <a href={addressOfLesson(id)}>{t('lessons.inClass.openLesson')}</a> ·{' '}
        <a href={addressOfHandout(id)}>{t('lessons.inClass.openHandout')}</a>
      </p>
      <h2>{t('lessons.inClass.aim')}</h2>
      <p>{say(teacher.aim)}</p>
      <h2>{t('lessons.inClass.prepare')}</h2>
      <p>{say(teacher.prepare)}</p>
      <h2>{t('lessons.inClass.run')}</h2>
      <ol className={classes.parts}>
        {teacher.run.map((part) => (
          <li key={part.do.en}>
            <strong>{t('lessons.inClass.part', { minutes: part.minutes })}</strong>
            <span>{say(part.do)}</span>
          </li>
        ))}
      </ol>
      <h2>{t('lessons.inClass.mistakes')}</h2>
      <dl className={classes.mistakes}>
        {teacher.mistakes.map(({ thinks, say: answer }) => (
          <div key={thinks.en}>
            <dt>{t('lessons.inClass.thinks', { text: say(thinks) })}</dt>
            <dd>{say(answer)}</dd>
          </div>
        ))}
      </dl>
      <h2>{t('lessons.inClass.answers')}</h2>
      <ol className={classes.solutions}>
        {questions.map(({ ask, choices, right, because }) => (
          <li key={ask.en}>
            {say(ask)}{' '}
            <strong>
              {letter(right)}. {choices[right] && say(choices[right])}
            </strong>{' '}
            {say(because)}
          </li>
        ))}
      </ol>
    </article>
  );
}
