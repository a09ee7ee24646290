import { useTranslation } from 'react-i18next';
import type { Lesson, LessonQuestion, LessonStep } from '../../lessons/lesson.ts';
import { Icon } from '../shell/icons.tsx';
import classes from './LessonHandout.module.css';
import { addressOfLesson } from './lesson-address.ts';
import { useSaid } from './use-said.ts';

/** Lines left for writing under a question. */
const LINES = ['first', 'second', 'third'];

const letter = (index: number) => String.fromCharCode(65 + index);

/** A lesson to be printed: what to do and what is asked with room to answer, the answers on a page of their own. */
export function LessonHandout({ lesson }: { lesson: Lesson }) {
  const { t } = useTranslation();
  const say = useSaid();
  const { id, title, summary, minutes, steps } = lesson;
  const questions = steps.flatMap(({ question }) => question ?? []);
  const reveals = steps.flatMap(({ reveal }, index) => (reveal ? { step: index + 1, reveal } : []));
  const address = new URL(addressOfLesson(id), window.location.href).href;
  return (
    <article className={classes.handout} data-testid="lesson-handout">
      <p className={classes.tools}>
        <a href="#/lessons">{t('lessons.all')}</a>
        <button type="button" onClick={() => window.print()}>
          <Icon name="report" /> {t('lessons.print')}
        </button>
      </p>
      <h1>{say(title)}</h1>
      <p>{say(summary)}</p>
      <p className={classes.facts}>
        {t('lessons.minutes', { count: minutes })} · {address}
      </p>
      <ol className={classes.steps}>
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a lesson's steps never change places
          <PrintedStep key={index} step={step} number={numberOf(questions, step.question)} />
        ))}
      </ol>
      <section className={classes.answers} data-testid="handout-answers">
        <h2>{t('lessons.answersOf', { title: say(title) })}</h2>
        <ol>
          {questions.map(({ ask, choices, right, because }, index) => (
            <li key={ask.en} value={index + 1}>
              <strong>
                {letter(right)}. {choices[right] && say(choices[right])}
              </strong>{' '}
              {say(because)}
            </li>
          ))}
        </ol>
        {reveals.map(({ step, reveal }) => (
          <p key={step}>
            <strong>{t('lessons.ofStep', { step })}</strong> {say(reveal)}
          </p>
        ))}
      </section>
    </article>
  );
}

function numberOf(questions: readonly LessonQuestion[], question: LessonQuestion | undefined): number {
  return question ? questions.indexOf(question) + 1 : 0;
}

/** `number` is that of its question among the lesson's. */
function PrintedStep({ step, number }: { step: LessonStep; number: number }) {
  const { t } = useTranslation();
  const say = useSaid();
  const { text, act, question, own } = step;
  return (
    <li>
      {text && <p className={classes.text}>{say(text)}</p>}
      {!text && !act && !question && <p className={classes.text}>{t('lessons.looking')}</p>}
      {act && (
        <p className={classes.act}>
          <span className={classes.box} aria-hidden="true" /> {say(act.do)}
        </p>
      )}
      {question && (
        <div className={classes.question}>
          <p>
            <strong>{t('lessons.questionNumber', { number })}</strong> {say(question.ask)}
          </p>
          <ul>
            {question.choices.map((choice, index) => (
              <li key={choice.en}>
                <span className={classes.box} aria-hidden="true" /> {letter(index)}. {say(choice)}
              </li>
            ))}
          </ul>
          <p>{t('lessons.why')}</p>
          {LINES.map((line) => (
            <div key={line} className={classes.line} />
          ))}
        </div>
      )}
      {own && (
        <p className={classes.own}>
          <em>{t('lessons.own')}</em> {say(own)}
        </p>
      )}
    </li>
  );
}
