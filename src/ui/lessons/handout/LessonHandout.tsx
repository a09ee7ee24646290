import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lesson, LessonQuestion, LessonStep } from '../../../lessons/lesson.ts';
import { Icon } from '../../page/icons.tsx';
import { EnglishNote } from '../walk/EnglishNote.tsx';
import { addressOfLesson } from '../walk/lesson-address.ts';
import { useSaid } from '../walk/use-said.ts';
import { HandoutPictures } from './HandoutPictures.tsx';
import type { HandoutPicture } from './handout-picture.ts';
import classes from './LessonHandout.module.css';
import { pictureJobs } from './step-pictures.ts';

/** The Laboratory's charts come with it. */
const PictureMaker = lazy(() =>
  import('./PictureMaker.tsx').then(({ PictureMaker: Maker }) => ({ default: Maker })),
);

/** Lines left for writing under a question. */
const LINES = ['first', 'second', 'third'];

const letter = (index: number) => String.fromCharCode(65 + index);

/** A lesson to be printed: its charts as the network draws them now, what to do and what is asked with room to answer, the answers on a page of their own. */
export function LessonHandout({ lesson }: { lesson: Lesson }) {
  const { i18n } = useTranslation();
  // In another language the charts have other words.
  return <Handout key={`${lesson.id} ${i18n.language}`} lesson={lesson} />;
}

interface Drawn {
  pictures: readonly HandoutPicture[];
  /** Places whose charts are drawn. */
  done: number;
  failed: boolean;
}

function Handout({ lesson }: { lesson: Lesson }) {
  const { t } = useTranslation();
  const [drawn, setDrawn] = useState<Drawn>({ pictures: [], done: 0, failed: false });
  const add = useCallback(
    (pictures: readonly HandoutPicture[] | null, done: number) =>
      setDrawn((before) => ({
        pictures: [...before.pictures, ...(pictures ?? [])],
        done,
        failed: before.failed || pictures === null,
      })),
    [],
  );
  const [jobs] = useState(() => pictureJobs(lesson.steps));
  const drawing = drawn.done < jobs.length;
  const picturesOf = (index: number) => drawn.pictures.filter(({ step }) => step === index);
  const say = useSaid();
  const { id, title, summary, minutes, steps } = lesson;
  const questions = steps.flatMap(({ question }) => question ?? []);
  const reveals = steps.flatMap(({ reveal }, index) => (reveal ? { step: index + 1, reveal } : []));
  const address = new URL(addressOfLesson(id), window.location.href).href;
  return (
    <article className={classes.handout} data-testid="lesson-handout">
      <p className={classes.tools}>
        <a href="#/lessons">{t('lessons.all')}</a>
        <button type="button" disabled={drawing} onClick={() => window.print()}>
          <Icon name="report" /> {t('lessons.print')}
        </button>
      </p>
      <p className={classes.notice} role="status" data-testid="handout-pictures" data-drawn={!drawing}>
        {drawing && t('lessons.pictures.drawing', { done: drawn.done, count: jobs.length })}
        {drawn.failed && t('lessons.pictures.missing')}
      </p>
      <Suspense>
        <PictureMaker jobs={jobs} onDrawn={add} />
      </Suspense>
      <h1>{say(title)}</h1>
      <p>{say(summary)}</p>
      <p className={classes.facts}>
        {t('lessons.minutes', { count: minutes })} · {address} <EnglishNote lesson={lesson} />
      </p>
      <ol className={classes.steps}>
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a lesson's steps never change places
          <PrintedStep key={index} step={step} number={numberOf(questions, step.question)}>
            {/* What a step reveals is pictured beside the answers. */}
            {!step.reveal && <HandoutPictures pictures={picturesOf(index)} />}
          </PrintedStep>
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
          <div key={step} className={classes.reveal}>
            <p>
              <strong>{t('lessons.ofStep', { step })}</strong> {say(reveal)}
            </p>
            <HandoutPictures pictures={picturesOf(step - 1)} />
          </div>
        ))}
      </section>
    </article>
  );
}

function numberOf(questions: readonly LessonQuestion[], question: LessonQuestion | undefined): number {
  return question ? questions.indexOf(question) + 1 : 0;
}

interface PrintedStepProps {
  step: LessonStep;
  /** Of its question among the lesson's. */
  number: number;
  children: ReactNode;
}

function PrintedStep({ step, number, children }: PrintedStepProps) {
  const { t } = useTranslation();
  const say = useSaid();
  const { text, act, question, own } = step;
  return (
    <li>
      {text && <p className={classes.text}>{say(text)}</p>}
      {children}
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
