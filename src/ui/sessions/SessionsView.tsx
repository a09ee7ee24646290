import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useLiveStore } from '../page/live-context.tsx';
import { ProblemNote } from '../problems/ProblemNote.tsx';
import { ImportButton } from './ImportButton.tsx';
import { MediaPanel } from './media/MediaPanel.tsx';
import { RemovedRow } from './RemovedRow.tsx';
import { SessionRow } from './SessionRow.tsx';
import classes from './SessionsView.module.css';
import { StorageLine } from './StorageLine.tsx';
import { useSessions } from './use-sessions.ts';

/** The Sessions view: what was kept, and what can be made of it. */
export function SessionsView() {
  const { t } = useTranslation();
  const { refresh, dismissProblem } = useLiveStore().sessions;
  const problem = useSessions((sessions) => sessions.problem);
  useEffect(() => {
    void refresh();
    // Another tab may have kept, renamed or deleted one meanwhile.
    const lookAgain = () => document.visibilityState === 'visible' && void refresh();
    document.addEventListener('visibilitychange', lookAgain);
    return () => {
      document.removeEventListener('visibilitychange', lookAgain);
      dismissProblem();
    };
  }, [refresh, dismissProblem]);
  return (
    <div className={classes.sessions}>
      <header className={classes.header}>
        <div>
          <h1>{t('views.sessions')}</h1>
          <p className={classes.about}>{t('sessions.about')}</p>
        </div>
        <ImportButton />
      </header>
      {problem && (
        <ProblemNote problem={problem} retry={{ label: t('sessions.dismiss'), run: dismissProblem }} />
      )}
      <MediaPanel />
      <Kept />
      <StorageLine />
    </div>
  );
}

/** The sessions there are, and those that were just deleted. */
function Kept() {
  const { t } = useTranslation();
  const list = useSessions((sessions) => sessions.list);
  const removed = useSessions((sessions) => sessions.removed);
  const { recorder } = useLiveStore();
  const recording = useStore(recorder.state, ({ status }) => status !== 'off');
  return (
    <section aria-label={t('sessions.list')}>
      {recording && (
        <p className={classes.recording} role="status">
          {t('sessions.recording')} <a href="#/live">{t('sessions.toLive')}</a>
        </p>
      )}
      {list?.length === 0 && removed.length === 0 && (
        <div className={classes.empty}>
          <strong>{t('sessions.empty')}</strong>
          <p>{t('sessions.emptyAction')}</p>
        </div>
      )}
      <ul className={classes.rows} data-testid="sessions" data-count={list?.length}>
        {removed.map((session) => (
          <RemovedRow key={session.id} session={session} />
        ))}
        {list?.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
    </section>
  );
}
