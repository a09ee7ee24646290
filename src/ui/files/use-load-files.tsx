import { useTranslation } from 'react-i18next';
import { sortFiles } from '../../app/media/sort-files.ts';
import type { Problem } from '../../app/problem.ts';
import { type ViewId, viewIdOf } from '../link/view-ids.ts';
import { loadViewSentences } from '../locales/i18n.ts';
import { useProblem } from '../locales/use-problem.ts';
import { useLiveStore } from '../page/live-context.tsx';
import { showNotice } from '../problems/notices.tsx';
import { corpusInbox } from './corpus-inbox.ts';
import { type FileWord, planFiles, viewOfOwn } from './file-plan.ts';
import { laboratoryInbox } from './laboratory-inbox.ts';

const SHOWN_MILLISECONDS = 12_000;

/** Takes files to where they belong, whichever view they were brought to, and says so. */
export function useLoadFiles(): (files: readonly File[]) => void {
  const { t } = useTranslation();
  const problem = useProblem();
  const { mediaQueue, sessions } = useLiveStore();

  const show = (title: string, message: string, code?: Problem['code']) =>
    showNotice({
      title,
      message,
      color: 'ink',
      autoClose: SHOWN_MILLISECONDS,
      closeButtonProps: { 'aria-label': t('notices.close') },
      'data-testid': code ? 'notice' : 'files-taken',
      'data-problem': code,
    });
  const tell = (told: Problem) => {
    const { what, action } = problem(told);
    show(what, action, told.code);
  };
  const say = (word: FileWord) => {
    const names = word.names.join(', ');
    if (word.word === 'taken') show(t('files.taken', { view: t(`views.${word.view}`) }), names);
    else tell({ code: word.word === 'alone' ? 'transcript-alone' : 'file-unknown', detail: names });
  };

  /** In turn. A problem with one is told where nobody would see it otherwise, and keeps no other from being kept. */
  async function keepSessions(files: readonly File[], here: ViewId): Promise<string[]> {
    const kept: string[] = [];
    for (const file of files) {
      const id = await sessions.importFile(file);
      const failed = sessions.state.getState().problem;
      if (id !== null && !failed) kept.push(id);
      if (id !== null && here === 'laboratory') laboratoryInbox.setState({ sessionId: id });
      if (failed && !(here === 'sessions' && files.length === 1)) {
        if (id === null) tell({ ...failed, detail: [file.name, failed.detail].filter(Boolean).join(': ') });
        else {
          await loadViewSentences();
          const { what, action } = problem(failed);
          show(`${t('sessions.notKept')}: ${file.name}`, `${what} ${action}`, failed.code);
        }
        sessions.dismissProblem();
      }
    }
    return kept;
  }

  return (files) => {
    const here = viewIdOf(window.location.hash);
    const sorted = sortFiles(files);
    const before = new Set(mediaQueue.state.getState().items);
    const alone = mediaQueue.load(sorted, { atOnce: here === 'corpus' });
    const { view, said } = planFiles(sorted, here, alone);
    const forCorpus = viewOfOwn(sorted, here) === 'corpus';
    if (sorted.own.length > 0 && !forCorpus) laboratoryInbox.setState({ files: sorted.own });
    const rows = [...(forCorpus ? sorted.own : []), ...sorted.tables];
    if (rows.length > 0) corpusInbox.setState({ files: rows });
    if (here === 'corpus') {
      const { items } = mediaQueue.state.getState();
      const added = items.filter((item) => !before.has(item)).map(({ id }) => id);
      corpusInbox.setState(({ media }) => ({ media: [...media, ...added] }));
    }
    void keepSessions(sorted.sessions, here).then((kept) => {
      if (here === 'corpus' && kept.length > 0) corpusInbox.setState({ sessions: kept });
    });
    if (view !== here) window.location.hash = `#/${view}`;
    for (const word of said) say(word);
  };
}
