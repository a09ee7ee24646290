import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SessionSummary } from '../../session/stored/stored-session.ts';
import { useLiveStore } from '../page/live-context.tsx';
import classes from './SessionRow.module.css';

/** A session that was deleted a moment ago, with the way back. */
export function RemovedRow({ session: { id, title } }: { session: SessionSummary }) {
  const { t } = useTranslation();
  const { restore } = useLiveStore().sessions;
  return (
    <li className={classes.removed} role="status">
      <span>{t('sessions.removed', { title })}</span>
      <Button size="compact-xs" variant="default" onClick={() => void restore(id)}>
        {t('sessions.undo')}
      </Button>
    </li>
  );
}
