import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

/** A page of the app. Each is a chunk of its own, loaded when it is opened. */
export interface View {
  id: 'live' | 'laboratory' | 'lessons' | 'sessions' | 'train' | 'glossary';
  Component: LazyExoticComponent<ComponentType>;
}

const LIVE: View = {
  id: 'live',
  Component: lazy(() => import('../live/LiveView.tsx').then(({ LiveView }) => ({ default: LiveView }))),
};

const LABORATORY: View = {
  id: 'laboratory',
  Component: lazy(() =>
    import('../laboratory/LaboratoryView.tsx').then(({ LaboratoryView }) => ({ default: LaboratoryView })),
  ),
};

const LESSONS: View = {
  id: 'lessons',
  Component: lazy(() =>
    import('../lessons/LessonsView.tsx').then(({ LessonsView }) => ({ default: LessonsView })),
  ),
};

const SESSIONS: View = {
  id: 'sessions',
  Component: lazy(() =>
    import('../sessions/SessionsView.tsx').then(({ SessionsView }) => ({ default: SessionsView })),
  ),
};

const TRAIN: View = {
  id: 'train',
  Component: lazy(() =>
    import('../workshop/train/TrainView.tsx').then(({ TrainView }) => ({ default: TrainView })),
  ),
};

const GLOSSARY: View = {
  id: 'glossary',
  Component: lazy(() =>
    import('../glossary/GlossaryView.tsx').then(({ GlossaryView }) => ({ default: GlossaryView })),
  ),
};

/** The pages there are; the first is where a visitor lands. */
export const VIEWS: readonly View[] = [LIVE, LABORATORY, LESSONS, SESSIONS, TRAIN, GLOSSARY];

/** The page an address's hash names (`#/live`), or the first one. */
export function viewOf(hash: string): View {
  const id = hash.replace(/^#\/?/, '').split(/[/?]/, 1)[0];
  return VIEWS.find((view) => view.id === id) ?? LIVE;
}
