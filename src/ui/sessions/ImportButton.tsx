import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../shell/icons.tsx';
import { useLiveStore } from '../shell/live-context.tsx';
import { useSessions } from './SessionsView.tsx';

/** Keeps the session of a file that was exported here or elsewhere. */
export function ImportButton() {
  const { t } = useTranslation();
  const { importFile } = useLiveStore().sessions;
  const busy = useSessions((sessions) => sessions.busy);
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".zip"
        data-testid="session-import"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          // The same file can be chosen again.
          currentTarget.value = '';
          if (file) void importFile(file);
        }}
      />
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<Icon name="import" size={14} />}
        loading={busy === 'importing'}
        disabled={busy !== null}
        onClick={() => input.current?.click()}
      >
        {t('sessions.import')}
      </Button>
    </>
  );
}
