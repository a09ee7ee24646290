import { createContext, type ReactNode, useContext, useState } from 'react';
import { useStore } from 'zustand';
import { createLessonStore, type LessonStore, type LessonsState } from './lesson-store.ts';

const LessonContext = createContext<LessonStore | null>(null);

/** One store for the lessons, kept in this browser. */
export function LessonProvider({ children }: { children: ReactNode }) {
  const [store] = useState(() =>
    createLessonStore(
      () => localStorage,
      () => sessionStorage,
    ),
  );
  return <LessonContext value={store}>{children}</LessonContext>;
}

export function useLessonStore(): LessonStore {
  const store = useContext(LessonContext);
  if (!store) throw new Error('This component reads the lessons’ store: put it under a LessonProvider.');
  return store;
}

export function useLessons<Slice>(select: (state: LessonsState) => Slice): Slice {
  return useStore(useLessonStore().state, select);
}
