import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useFormat } from '../locales/use-format.ts';
import { useLiveStore } from '../page/live-context.tsx';
import { hideNotice, showNotice } from '../problems/notices.tsx';
import classes from './update-offer.module.css';

const ID = 'download-question';

/** Asks before the large models are downloaded, where they have to be asked for. It stays until it is answered. */
export function useDownloadQuestion(): void {
  const { t } = useTranslation();
  const { megabytes } = useFormat();
  const { state, answer } = useLiveStore().downloads;
  const { status, bytes } = useStore(state);
  const size = status === 'asking' && bytes ? megabytes(bytes.text) : null;
  const face = bytes ? megabytes(bytes.face) : '';
  useEffect(() => {
    if (size === null) return;
    showNotice({
      id: ID,
      title: t('downloads.title', { size }),
      message: (
        <>
          <p className={classes.why}>{t('downloads.without')}</p>
          <p className={classes.why}>{t('downloads.face', { size: face })}</p>
          <div className={classes.answers}>
            <Button size="xs" onClick={() => answer(true)} data-testid="download-yes">
              {t('downloads.yes', { size })}
            </Button>
            <Button size="xs" variant="default" onClick={() => answer(false)} data-testid="download-no">
              {t('downloads.no')}
            </Button>
          </div>
        </>
      ),
      color: 'ink',
      autoClose: false,
      withCloseButton: false,
      'data-testid': 'download-question',
    });
    return () => {
      hideNotice(ID);
    };
  }, [size, face, answer, t]);
}
