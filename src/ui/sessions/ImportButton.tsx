import { useTranslation } from 'react-i18next';
import { LoadFilesButton } from '../files/LoadFilesButton.tsx';
import { Icon } from '../page/icons.tsx';
import { useSessions } from './use-sessions.ts';

/** Keeps the sessions of files that were exported here or elsewhere. */
export function ImportButton() {
  const { t } = useTranslation();
  const busy = useSessions((sessions) => sessions.busy);
  return (
    <LoadFilesButton
      accept=".zip"
      testId="session-import"
      size="compact-sm"
      variant="default"
      leftSection={<Icon name="import" size={14} />}
      loading={busy === 'importing'}
      disabled={busy !== null}
    >
      {t('sessions.import')}
    </LoadFilesButton>
  );
}
