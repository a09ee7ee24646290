import { createStore, type StoreApi } from 'zustand/vanilla';
import { keepText, keptText, type TextStorage } from '../../../app/kept-text.ts';

/** How far a learner has come in a lesson. */
export interface LessonProgress {
  /** The step to go on at, counted from 0. */
  step: number;
  /** Its check was passed once. */
  passed: boolean;
}

export interface LessonsState {
  /** Id of the lesson that is being followed; null when none is. */
  openId: string | null;
  /** By the lessons' ids; none for a lesson never begun. */
  progress: Readonly<Record<string, LessonProgress>>;
}

/** The lesson that is followed and how far the learner is in each: kept, so that a reload goes on. */
export interface LessonStore {
  state: StoreApi<LessonsState>;
  /** Follows a lesson, at the step it was left at. */
  open(id: string): void;
  goTo(step: number): void;
  pass(): void;
  /** The next opening begins at the first step again. */
  finish(): void;
  leave(): void;
}

const KEPT = 'dbr-lessons';
const OPEN = 'dbr-lesson';
const NOT_BEGUN: LessonProgress = { step: 0, passed: false };

/**
 * @param forever keeps the progress
 * @param here keeps which lesson is open: another tab follows its own
 */
export function createLessonStore(forever: () => TextStorage, here: () => TextStorage): LessonStore {
  const state = createStore<LessonsState>(() => ({
    openId: keptText(OPEN, here),
    progress: readProgress(keptText(KEPT, forever)),
  }));

  function change(changed: Partial<LessonProgress>): void {
    const { openId, progress: before } = state.getState();
    if (openId === null) return;
    const next = { ...before, [openId]: { ...NOT_BEGUN, ...before[openId], ...changed } };
    state.setState({ progress: next });
    keepText(KEPT, JSON.stringify(next), forever);
  }
  function follow(openId: string | null): void {
    state.setState({ openId });
    keepText(OPEN, openId, here);
  }

  return {
    state,
    open(id) {
      follow(id);
      change({});
    },
    goTo: (step) => change({ step }),
    pass: () => change({ passed: true }),
    finish() {
      change({ step: 0 });
      follow(null);
    },
    leave: () => follow(null),
  };
}

/** What a browser that keeps nothing, or somebody else, left there counts as nothing. */
function readProgress(text: string | null): LessonsState['progress'] {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    return isProgress(kept) ? kept : {};
  } catch {
    return {};
  }
}

function isProgress(kept: unknown): kept is LessonsState['progress'] {
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return false;
  return Object.values(kept).every(
    (lesson: Partial<LessonProgress> | null) =>
      Number.isInteger(lesson?.step) && Number(lesson?.step) >= 0 && typeof lesson?.passed === 'boolean',
  );
}
