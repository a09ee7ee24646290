import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { MODALITIES } from '../../../model/modalities.ts';
import { FaceMesh } from '../../charts/signals/FaceMesh.tsx';
import { useFrames } from '../../page/frame-loop.ts';
import { Icon } from '../../page/icons.tsx';
import { useLive, useLiveSignals } from '../../page/live-context.tsx';
import { Captions } from '../../source/Captions.tsx';
import { useSampleText } from '../../source/SourceSwitcher.tsx';
import { useScheme } from '../../theme/use-scheme.ts';
import { NotSeen } from './NotSensed.tsx';
import { ReplayMedia } from './ReplayMedia.tsx';
import classes from './Stage.module.css';

/** Width over height of the stage, and of the picture a sample's face lies in. */
const SAMPLE_PICTURE = { width: 4, height: 3 };

/** The camera picture, or the calm ground of a sample session, with the face mesh over it. */
export function Stage() {
  const scheme = useScheme();
  const { t } = useTranslation();
  const signals = useLiveSignals();
  const sample = useLive(({ source }) => (source.kind === 'sample' ? source.id : null));
  const replayed = useLive(({ source }) => (source.kind === 'recording' ? source.title : null));
  const hasPicture = useLive(
    ({ source }) => source.kind === 'recording' && source.takes.some(({ kind }) => kind === 'video'),
  );
  const camera = useLive((live) => live.channels.camera.status);
  const mirror = useLive((live) => live.mirror);
  const sampleText = useSampleText();
  const video = useRef<HTMLVideoElement>(null);
  const onDevices = useLive(({ source }) => source.kind === 'devices');
  const filming = onDevices && camera === 'on';

  // The stream is a signal, not state: it is there a moment before or after the channel says so.
  const stage = useFrames<HTMLDivElement>(7.5, () => {
    if (video.current && video.current.srcObject !== signals.video) video.current.srcObject = signals.video;
  });
  const pictureSize = useCallback(() => {
    const { videoWidth = 0, videoHeight = 0 } = video.current ?? {};
    return videoWidth > 0 ? { width: videoWidth, height: videoHeight } : SAMPLE_PICTURE;
  }, []);

  const name = sample === null ? replayed : sampleText(sample).name;
  const label = name === null ? t('capture.stage') : t('capture.stageSample', { name });

  return (
    <div ref={stage} className={classes.stage} data-testid="stage" data-filming={filming || undefined}>
      <div className={classes.picture} data-mirror={(filming && mirror) || undefined}>
        {filming && <video ref={video} className={classes.video} autoPlay muted playsInline />}
        <ReplayMedia />
        {/* Where a recorded face was in its picture is not in its features. */}
        {!hasPicture && (
          <FaceMesh signals={signals} label={label} look={`${scheme} ${filming}`} pictureSize={pictureSize} />
        )}
      </div>
      {onDevices && camera === 'off' && (
        <p className={classes.empty}>
          <strong>{t('capture.stageEmpty')}</strong>
          {t('capture.stageEmptyAction')}
        </p>
      )}
      <Presence />
      <Captions />
      {filming && <NotSeen video={video} />}
    </div>
  );
}

/** Which modalities the network has just now; what is absent is said to be absent. */
function Presence() {
  const { t } = useTranslation();
  const presence = useLive((live) => live.presence);
  return (
    <ul className={classes.presence} aria-label={t('capture.presence')} data-testid="presence">
      {MODALITIES.map((modality) => (
        <li key={modality} data-present={presence[modality]} data-modality={modality}>
          <Icon name={modality} size={12} />
          {presence[modality] ? t(`present.${modality}`) : t(`absent.${modality}`)}
        </li>
      ))}
    </ul>
  );
}
