import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useLiveStore } from '../page/live-context.tsx';
import { hideNotice, showNotice } from '../problems/notices.tsx';
import classes from './update-offer.module.css';

const ID = 'newer-version';

/** Offers a newer version of the app. It stays until it is answered and does nothing by itself. */
export function useUpdateOffer(): void {
  const { t } = useTranslation();
  const { state, loadNewer } = useLiveStore().offline;
  const newer = useStore(state, (offline) => offline.newer);
  useEffect(() => {
    if (!newer) return;
    showNotice({
      id: ID,
      title: t('offline.newer'),
      message: (
        <>
          <p className={classes.why}>{t('offline.newerAction')}</p>
          <div className={classes.answers}>
            <Button size="xs" onClick={loadNewer} data-testid="use-newer">
              {t('offline.useNewer')}
            </Button>
            <Button size="xs" variant="default" onClick={() => hideNotice(ID)}>
              {t('offline.later')}
            </Button>
          </div>
        </>
      ),
      color: 'ink',
      autoClose: false,
      closeButtonProps: { 'aria-label': t('notices.close') },
      'data-testid': 'newer-version',
    });
  }, [newer, loadNewer, t]);
}
