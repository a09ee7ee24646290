import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useFormat } from '../locales/use-format.ts';
import { useLiveStore } from '../page/live-context.tsx';

/** Whether this page works without a network, and what the copy takes. */
export function OfflineNote() {
  const { t } = useTranslation();
  const { megabytes } = useFormat();
  const { offline, downloads } = useLiveStore();
  const { status, missing, bytes, speech } = useStore(offline.state);
  const partly = status === 'incomplete' && missing.length > 0;
  return (
    <>
      <h2>{t('offline.title')}</h2>
      <p data-testid="offline" data-status={status}>
        {partly ? t('offline.incompleteModels', { files: missing.join(', ') }) : t(`offline.${status}`)}
        {bytes !== null && status !== 'unsupported' && ` ${t('offline.size', { size: megabytes(bytes) })}`}
      </p>
      {speech && (
        <p data-testid="offline-speech" data-status={speech.status}>
          {t(`offline.speech.${speech.status}`, { size: megabytes(speech.bytes) })}
        </p>
      )}
      {speech?.status === 'absent' && (
        <Button size="compact-sm" variant="default" onClick={() => void offline.keepSpeech()}>
          {t('offline.keepSpeech')}
        </Button>
      )}
      {status === 'asking' && (
        <Button size="compact-sm" variant="default" onClick={() => downloads.answer(true)}>
          {t('offline.keep')}
        </Button>
      )}
    </>
  );
}
