import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useLiveStore } from '../live-context.tsx';

/** Whether this page works without a network. */
export function OfflineNote() {
  const { t } = useTranslation();
  const { status, missing } = useStore(useLiveStore().offline.state);
  const partly = status === 'incomplete' && missing.length > 0;
  return (
    <>
      <h2>{t('offline.title')}</h2>
      <p data-testid="offline" data-status={status}>
        {partly ? t('offline.incompleteModels', { files: missing.join(', ') }) : t(`offline.${status}`)}
      </p>
    </>
  );
}
