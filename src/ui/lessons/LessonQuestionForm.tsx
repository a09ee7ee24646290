import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonQuestion } from '../../lessons/lesson.ts';
import classes from './LessonQuestionForm.module.css';
import { useSaid } from './walk/use-said.ts';

interface LessonQuestionFormProps {
  question: LessonQuestion;
  /** A wrong answer may be changed, and only the right one counts; otherwise the first one stands. */
  untilRight: boolean;
  onAnswered(): void;
}

/** A question with its choices; after the answer, which one is right and why. */
export function LessonQuestionForm({ question, untilRight, onAnswered }: LessonQuestionFormProps) {
  const { t } = useTranslation();
  const say = useSaid();
  const heading = useId();
  const [chosen, setChosen] = useState<number | null>(null);
  const { ask, choices, right, because } = question;
  const isRight = chosen === right;
  const settled = chosen !== null && (isRight || !untilRight);
  const choose = (index: number) => {
    if (settled) return;
    setChosen(index);
    if (index === right || !untilRight) onAnswered();
  };
  const markOf = (index: number) => {
    if (settled && index === right) return 'right';
    return index === chosen && !isRight ? 'wrong' : undefined;
  };
  return (
    <fieldset className={classes.question} aria-labelledby={heading} data-testid="lesson-question">
      <p id={heading} className={classes.ask}>
        {say(ask)}
      </p>
      {choices.map((choice, index) => (
        <button
          key={choice.en}
          type="button"
          className={classes.choice}
          aria-pressed={index === chosen}
          aria-disabled={settled}
          data-mark={markOf(index)}
          data-testid={`lesson-choice-${index}`}
          onClick={() => choose(index)}
        >
          {say(choice)}
        </button>
      ))}
      <div role="status">
        {chosen !== null && (
          <p className={classes.verdict}>
            <strong>
              {t(isRight ? 'lessons.right' : settled ? 'lessons.notRight' : 'lessons.tryAgain')}
            </strong>{' '}
            {settled && <span data-testid="lesson-because">{say(because)}</span>}
          </p>
        )}
      </div>
    </fieldset>
  );
}
