import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../locales/use-format.ts';
import { Icon } from '../../page/icons.tsx';
import { useLive, useLiveActions } from '../../page/live-context.tsx';
import classes from './UseCamera.module.css';

/** One click to the person's own camera, microphone and words; gone while the camera is on. */
export function UseCamera() {
  const { t } = useTranslation();
  const wanted = useLive(
    ({ source, channels }) => source.kind !== 'devices' || channels.camera.status === 'off',
  );
  const place = useLive((live) => live.speechRecognition);
  const bytes = useLive((live) => live.speechModel?.bytes ?? 0);
  const format = useFormat();
  const { useMyDevices: start } = useLiveActions();
  if (!wanted) return null;
  return (
    <div className={classes.offer}>
      <Button
        fullWidth
        size="md"
        leftSection={<Icon name="camera" size={18} />}
        data-testid="use-camera"
        onClick={() => void start()}
      >
        {t('capture.useCamera')}
      </Button>
      <p>
        {place === 'page'
          ? t('capture.useCameraNotePage', { size: format.megabytes(bytes) })
          : t(place === 'cloud' ? 'capture.useCameraNoteCloud' : 'capture.useCameraNote')}
      </p>
    </div>
  );
}
