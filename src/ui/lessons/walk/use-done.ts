import { useEffect, useState } from 'react';
import type { LessonAct } from '../../../lessons/lesson.ts';
import { useLiveStore } from '../../page/live-context.tsx';
import { isDone } from './conditions.ts';

/** Views write their address without an event that tells of it, so it is looked at again and again. */
const LOOK_MILLISECONDS = 250;

/** Whether the learner has done what the step wants; once done it stays so. A step that wants nothing is done. */
export function useDone(act: LessonAct | undefined): boolean {
  const { state } = useLiveStore();
  const [done, setDone] = useState(!act);
  useEffect(() => {
    if (done || !act) return;
    const look = () => {
      if (isDone(act, window.location.hash, state.getState())) setDone(true);
    };
    const timer = setInterval(look, LOOK_MILLISECONDS);
    return () => clearInterval(timer);
  }, [act, done, state]);
  return done;
}
