import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonStep } from '../../lessons/lesson.ts';
import { Term } from '../glossary/Term.tsx';
import type { GlossaryTerm } from '../locales/en/glossary.ts';
import { Icon } from '../page/icons.tsx';
import { LessonQuestionForm } from './LessonQuestionForm.tsx';
import classes from './LessonStepBody.module.css';
import { useDone } from './walk/use-done.ts';
import { useSaid } from './walk/use-said.ts';

interface LessonStepBodyProps {
  step: LessonStep;
  /** The lesson ends here: an answer counts only when it is right. */
  check: boolean;
  onPassed(): void;
  /** What follows, by whether the step is done. */
  children(done: boolean): ReactNode;
}

/** What a step says, wants done and asks. */
export function LessonStepBody({ step, check, onPassed, children }: LessonStepBodyProps) {
  const { t } = useTranslation();
  const say = useSaid();
  const acted = useDone(step.act);
  const [skipped, setSkipped] = useState(false);
  const [answered, setAnswered] = useState(!step.question);
  const done = (acted || skipped) && answered;
  // A check that was skipped is not passed.
  const passed = check && acted && answered;
  useEffect(() => {
    if (passed) onPassed();
  }, [passed, onPassed]);

  return (
    <>
      <div className={classes.body}>
        {step.reveal && <p className={classes.text}>{say(step.reveal)}</p>}
        {step.text && <p className={classes.text}>{say(step.text)}</p>}
        {step.terms.length > 0 && (
          <ul className={classes.terms} aria-label={t('chart.words')}>
            {step.terms.map((term) => (
              <li key={term}>
                <Term term={term as GlossaryTerm}>{t(`glossary.${term as GlossaryTerm}.name`)}</Term>
              </li>
            ))}
          </ul>
        )}
        {step.act && (
          <div className={classes.act} data-testid="lesson-act" data-done={acted}>
            <p>
              <Icon name={acted ? 'check' : 'next'} />
              <span>{say(step.act.do)}</span>
            </p>
            <p role="status">{acted ? t('lessons.done') : skipped ? t('lessons.skipped') : ''}</p>
            {!acted && !skipped && (
              <div className={classes.ways}>
                {step.act.shown !== undefined && (
                  <a href={step.act.shown} data-testid="lesson-show">
                    {t('lessons.show')}
                  </a>
                )}
                {!check && (
                  <button type="button" data-testid="lesson-skip" onClick={() => setSkipped(true)}>
                    {t('lessons.skip')}
                  </button>
                )}
              </div>
            )}
          </div>
        )}
        {step.question && (
          <LessonQuestionForm
            question={step.question}
            untilRight={check}
            onAnswered={() => setAnswered(true)}
          />
        )}
        {step.own && (
          <details className={classes.own}>
            <summary>{t('lessons.own')}</summary>
            <p>{say(step.own)}</p>
          </details>
        )}
        {passed && (
          <p className={classes.passed} role="status" data-testid="lesson-passed">
            <Icon name="check" /> {t('lessons.checkPassed')}
          </p>
        )}
      </div>
      {children(done)}
    </>
  );
}
