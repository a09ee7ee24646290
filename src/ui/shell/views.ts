import type { ViewId } from '../link/view-ids.ts';
import { loadViewSentences } from '../locales/i18n.ts';
import { type OnDemand, onDemand } from '../page/on-demand.tsx';

const withSentences = async <Module>(module: Promise<Module>): Promise<Module> =>
  (await Promise.all([module, loadViewSentences()]))[0];

/** The pages of the app. Each is a chunk of its own, loaded when it is opened. */
export const VIEWS: Record<ViewId, OnDemand<object>> = {
  live: onDemand(() => import('../live/LiveView.tsx').then(({ LiveView }) => LiveView)),
  laboratory: onDemand(() =>
    withSentences(import('../laboratory/LaboratoryView.tsx')).then(({ LaboratoryView }) => LaboratoryView),
  ),
  corpus: onDemand(() =>
    withSentences(import('../corpus/CorpusView.tsx')).then(({ CorpusView }) => CorpusView),
  ),
  lessons: onDemand(() =>
    withSentences(import('../lessons/LessonsView.tsx')).then(({ LessonsView }) => LessonsView),
  ),
  sessions: onDemand(() =>
    withSentences(import('../sessions/SessionsView.tsx')).then(({ SessionsView }) => SessionsView),
  ),
  train: onDemand(() => withSentences(import('../train/TrainView.tsx')).then(({ TrainView }) => TrainView)),
  glossary: onDemand(() => import('../glossary/GlossaryView.tsx').then(({ GlossaryView }) => GlossaryView)),
};
