import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lesson } from '../../lessons/lesson.ts';
import { LESSONS } from '../../lessons/lessons.ts';
import { IconButton } from '../page/IconButton.tsx';
import { useLiveStore } from '../page/live-context.tsx';
import classes from './LessonDock.module.css';
import { LessonStepBody } from './LessonStepBody.tsx';
import { isDone } from './walk/conditions.ts';
import { EnglishNote } from './walk/EnglishNote.tsx';
import { linkedLesson } from './walk/lesson-address.ts';
import { useLessonStore, useLessons } from './walk/lesson-context.tsx';
import { placeOf } from './walk/lesson-place.ts';
import { useHighlight } from './walk/use-highlight.ts';
import { useSaid } from './walk/use-said.ts';

/** The lesson that is followed, beside the view it steers; nothing while none is. */
export function LessonDock() {
  const lesson = useLessons(({ openId }) => LESSONS.find(({ id }) => id === openId) ?? null);
  if (!lesson) return null;
  return <Dock key={lesson.id} lesson={lesson} />;
}

function Dock({ lesson }: { lesson: Lesson }) {
  const { t } = useTranslation();
  const say = useSaid();
  const store = useLessonStore();
  const { state: live, actions } = useLiveStore();
  const { steps, title } = lesson;
  const index = useLessons(({ progress }) => Math.min(progress[lesson.id]?.step ?? 0, steps.length - 1));
  const step = steps[index];
  const heading = useRef<HTMLHeadingElement>(null);

  const enter = (next: number) => {
    const entered = steps[next];
    if (!entered) return;
    store.goTo(next);
    // What was skipped is done for the learner; on the way back everything is as it was at that step.
    const skipped =
      next > index && !isDone(step?.act, window.location.hash, live.getState())
        ? step?.act?.shown
        : undefined;
    const view = next < index ? placeOf(steps, next) : (entered.view ?? skipped);
    if (view !== undefined) window.location.hash = view;
    if (entered.play !== undefined) void actions.playSample(entered.play);
    heading.current?.focus({ preventScroll: true });
  };
  // A lesson that goes on after a reload finds the view as its address says; one opened from the list opens its own.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the lesson is opened
  useEffect(() => {
    if (linkedLesson(window.location.hash) === null) return;
    const view = placeOf(steps, index);
    if (view !== undefined) window.location.replace(view);
    if (step?.play !== undefined) void actions.playSample(step.play);
    heading.current?.focus({ preventScroll: true });
  }, []);
  useHighlight(step?.highlight);

  if (!step) return null;
  const last = index === steps.length - 1;
  return (
    <aside
      className={classes.dock}
      aria-label={t('lessons.dock', { title: say(title) })}
      data-testid="lesson-dock"
      data-lesson={lesson.id}
      data-step={index}
      onKeyDown={({ key, defaultPrevented }) => {
        // Elsewhere on the page Escape lets go of what is pinned or open there.
        if (key === 'Escape' && !defaultPrevented) store.leave();
      }}
    >
      <header className={classes.header}>
        <div>
          <p className={classes.place}>
            {t('lessons.place', { step: index + 1, count: steps.length })} <EnglishNote lesson={lesson} />
          </p>
          <h2 ref={heading} tabIndex={-1}>
            {say(title)}
          </h2>
        </div>
        <IconButton
          icon="close"
          label={t('lessons.leave')}
          data-testid="lesson-leave"
          onClick={() => store.leave()}
        />
      </header>
      <progress className={classes.progress} max={steps.length} value={index + 1} aria-hidden="true" />
      <LessonStepBody key={index} step={step} check={last} onPassed={() => store.pass()}>
        {(done) => (
          <footer className={classes.footer}>
            <Button
              variant="default"
              size="xs"
              disabled={index === 0}
              data-testid="lesson-back"
              onClick={() => enter(index - 1)}
            >
              {t('lessons.back')}
            </Button>
            {last ? (
              <Button
                size="xs"
                disabled={!done}
                data-testid="lesson-finish"
                onClick={() => {
                  store.finish();
                  window.location.hash = '#/lessons';
                }}
              >
                {t('lessons.finish')}
              </Button>
            ) : (
              <Button size="xs" disabled={!done} data-testid="lesson-next" onClick={() => enter(index + 1)}>
                {t('lessons.next')}
              </Button>
            )}
          </footer>
        )}
      </LessonStepBody>
    </aside>
  );
}
