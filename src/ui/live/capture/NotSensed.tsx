import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive, useLiveSignals } from '../../page/live-context.tsx';
import classes from './NotSensed.module.css';
import { createSteadyLook, DARK_LUMINANCE, meanLuminance } from './senses.ts';

const LOOK_MILLISECONDS = 1000;
/** Three steps of a 16-bit sample: a room is louder, however quiet; what sends no more is muted somewhere. */
const SILENT_PEAK = 1e-4;
/** As much of the picture as it takes to tell whether it is dark. */
const SAMPLE = { width: 16, height: 12 };

/** Says over the camera's picture why no face is seen in it. */
export function NotSeen({ video }: { video: RefObject<HTMLVideoElement | null> }) {
  const { t } = useTranslation();
  const looking = useLive(
    ({ source, channels: { camera }, parts }) =>
      source.kind === 'devices' && camera.status === 'on' && !camera.muted && parts.face.status === 'ready',
  );
  const signals = useLiveSignals();
  const [reason, setReason] = useState<'dark' | 'noFace' | null>(null);
  useEffect(() => {
    if (!looking) return;
    const canvas = new OffscreenCanvas(SAMPLE.width, SAMPLE.height);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    const look = createSteadyLook();
    const timer = setInterval(() => {
      const picture = video.current;
      if (!context || !picture || picture.videoWidth === 0) return;
      if (!look(signals.landmarks === null)) return setReason(null);
      context.drawImage(picture, 0, 0, SAMPLE.width, SAMPLE.height);
      const { data } = context.getImageData(0, 0, SAMPLE.width, SAMPLE.height);
      setReason(meanLuminance(data) < DARK_LUMINANCE ? 'dark' : 'noFace');
    }, LOOK_MILLISECONDS);
    return () => {
      clearInterval(timer);
      setReason(null);
    };
  }, [looking, signals, video]);
  return (
    <p className={classes.seen} role="status" data-testid="not-seen">
      {reason && t(`capture.notSeen.${reason}`)}
    </p>
  );
}

/** Says under the sound that there is none. */
export function NotHeard() {
  const { t } = useTranslation();
  const listening = useLive(
    ({ source, channels: { microphone } }) =>
      source.kind === 'devices' && microphone.status === 'on' && !microphone.muted && !microphone.halted,
  );
  const signals = useLiveSignals();
  const [silent, setSilent] = useState(false);
  useEffect(() => {
    if (!listening) return;
    const look = createSteadyLook();
    const timer = setInterval(
      () => setSilent(look(signals.waveform.every((peak) => Math.abs(peak) < SILENT_PEAK))),
      LOOK_MILLISECONDS,
    );
    return () => {
      clearInterval(timer);
      setSilent(false);
    };
  }, [listening, signals]);
  return (
    <p className={classes.heard} role="status" data-testid="not-heard">
      {silent && t('capture.notHeard')}
    </p>
  );
}
