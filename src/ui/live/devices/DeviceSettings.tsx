import { NativeSelect, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../page/IconButton.tsx';
import { useLive, useLiveActions } from '../../page/live-context.tsx';
import { Popup } from '../../page/popups.tsx';
import classes from './DeviceSettings.module.css';
import { useWhereabouts } from './use-whereabouts.ts';

/** Which camera and microphone, and whether the picture is a mirror. */
export function DeviceSettings() {
  const { t } = useTranslation();
  return (
    <Popup
      width={280}
      position="bottom-end"
      label={t('capture.devices')}
      target={<IconButton icon="settings" size={34} label={t('capture.devices')} />}
    >
      <Settings />
    </Popup>
  );
}

function Settings() {
  const { t } = useTranslation();
  const { cameras, cameraId, microphones, microphoneId, mirror } = useLive((live) => live);
  const { speechRecognition, wordsPlaces: places, speechModel } = useLive((live) => live);
  const whereabouts = useWhereabouts();
  const { chooseCamera, chooseMicrophone, chooseWordsPlace, setMirror } = useLiveActions();
  const options = (devices: readonly { id: string; label: string }[]) => [
    { value: '', label: t('capture.defaultDevice') },
    ...devices.map(({ id, label }) => ({ value: id, label: label || id })),
  ];
  return (
    <div className={classes.settings}>
      <NativeSelect
        label={t('capture.camera')}
        data={options(cameras)}
        value={cameraId ?? ''}
        onChange={(event) => void chooseCamera(event.currentTarget.value)}
      />
      <Switch
        label={t('capture.mirror')}
        checked={mirror}
        onChange={(event) => setMirror(event.currentTarget.checked)}
      />
      <NativeSelect
        label={t('capture.microphone')}
        data={options(microphones)}
        value={microphoneId ?? ''}
        onChange={(event) => void chooseMicrophone(event.currentTarget.value)}
      />
      {places.length > 1 && (
        <NativeSelect
          label={t('capture.words')}
          data={places.map((place) => ({ value: place, label: t(`capture.wordsPlace.${place}`) }))}
          value={speechRecognition}
          data-testid="words-place"
          onChange={({ currentTarget }) => {
            const chosen = places.find((place) => place === currentTarget.value);
            if (chosen) void chooseWordsPlace(chosen);
          }}
        />
      )}
      <p data-testid="speech-whereabouts">{t(`capture.speech.${whereabouts}`)}</p>
      {/* Where nothing recognises speech, that is said already. */}
      {!speechModel && speechRecognition !== 'unsupported' && (
        <p data-testid="no-speech-model">{t('capture.noModel')}</p>
      )}
    </div>
  );
}
