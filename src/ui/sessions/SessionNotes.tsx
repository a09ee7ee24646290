import { useTranslation } from 'react-i18next';
import type { SessionSummary } from '../../session/stored/stored-session.ts';
import { useProblem } from '../locales/use-problem.ts';
import { useLiveStore } from '../page/live-context.tsx';
import { ProblemNote } from '../problems/ProblemNote.tsx';
import classes from './SessionRow.module.css';

/** What was said of the file a session was made of, and that it is not kept when it is not. */
export function SessionNotes({ session: { id, notKept, notes = [] } }: { session: SessionSummary }) {
  const { t } = useTranslation();
  const { keep } = useLiveStore().sessions;
  const problem = useProblem();
  return (
    <>
      {notKept && (
        <div data-testid="session-not-kept">
          <p className={classes.notKept}>
            <strong>{t('sessions.notKept')}.</strong> {t('sessions.held')}
          </p>
          <ProblemNote
            problem={notKept}
            retry={{ label: t('sessions.keepAgain'), run: () => void keep(id) }}
          />
        </div>
      )}
      {notes.length > 0 && (
        <ul className={classes.notes} data-testid="session-notes">
          {notes.map((note) => (
            <li key={`${note.code} ${note.detail}`} data-problem={note.code}>
              {problem(note).what}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
