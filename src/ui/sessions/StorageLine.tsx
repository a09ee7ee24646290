import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../locales/use-format.ts';
import classes from './SessionsView.module.css';
import { useSessions } from './use-sessions.ts';

/** How much of the browser's storage this page uses, with its model files. */
export function StorageLine() {
  const { t } = useTranslation();
  const format = useFormat();
  const storage = useSessions((sessions) => sessions.storage);
  const own = useSessions((sessions) => (sessions.list ?? []).reduce((sum, { bytes }) => sum + bytes, 0));
  if (!storage) return null;
  const { usedBytes, quotaBytes, persisted } = storage;
  return (
    <section className={classes.storage} aria-label={t('sessions.storage.label')} data-testid="storage">
      <Progress
        size="sm"
        value={quotaBytes > 0 ? Math.max(0.5, (100 * usedBytes) / quotaBytes) : 0}
        aria-label={t('sessions.storage.label')}
      />
      <p>
        {t('sessions.storage.used', {
          own: format.megabytes(own),
          used: format.megabytes(usedBytes),
          quota: format.megabytes(quotaBytes),
        })}{' '}
        {persisted ? t('sessions.storage.persisted') : t('sessions.storage.notPersisted')}
      </p>
    </section>
  );
}
