import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { ViewId } from '../link/view-ids.ts';

/** The pages of the app. Each is a chunk of its own, loaded when it is opened. */
export const VIEWS: Record<ViewId, LazyExoticComponent<ComponentType>> = {
  live: lazy(() => import('../live/LiveView.tsx').then(({ LiveView }) => ({ default: LiveView }))),
  laboratory: lazy(() =>
    import('../laboratory/LaboratoryView.tsx').then(({ LaboratoryView }) => ({ default: LaboratoryView })),
  ),
  corpus: lazy(() => import('../corpus/CorpusView.tsx').then(({ CorpusView }) => ({ default: CorpusView }))),
  lessons: lazy(() =>
    import('../lessons/LessonsView.tsx').then(({ LessonsView }) => ({ default: LessonsView })),
  ),
  sessions: lazy(() =>
    import('../sessions/SessionsView.tsx').then(({ SessionsView }) => ({ default: SessionsView })),
  ),
  train: lazy(() => import('../train/TrainView.tsx').then(({ TrainView }) => ({ default: TrainView }))),
  glossary: lazy(() =>
    import('../glossary/GlossaryView.tsx').then(({ GlossaryView }) => ({ default: GlossaryView })),
  ),
};
