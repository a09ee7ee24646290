import { useTranslation } from 'react-i18next';
import { useFormat } from '../locales/use-format.ts';
import { IconButton } from '../page/IconButton.tsx';
import { useLive, useLiveActions } from '../page/live-context.tsx';
import { useCaptions } from './Captions.tsx';
import classes from './SamplePlayer.module.css';

/** Play, scrub and hear a sample session or a kept one. */
export function SamplePlayer() {
  const { t } = useTranslation();
  const id = useLive(({ source }) => (source.kind === 'devices' ? null : source.id));
  const playing = useLive(({ source }) => source.kind !== 'devices' && source.playing);
  const sounds = useLive(({ source }) => source.kind !== 'recording' || source.takes.length > 0);
  const sound = useLive((live) => live.sampleSound);
  const [captions, setCaptions] = useCaptions();
  const { pauseSample, resumeSample, setSampleSound } = useLiveActions();
  if (id === null) return null;
  return (
    <div className={classes.player}>
      <IconButton
        icon={playing ? 'pause' : 'play'}
        label={playing ? t('capture.pause') : t('capture.play')}
        onClick={playing ? pauseSample : resumeSample}
      />
      <Position id={id} />
      <IconButton
        icon={captions ? 'captionsOn' : 'captionsOff'}
        label={t('capture.captions')}
        aria-pressed={captions}
        data-testid="captions-switch"
        onClick={() => setCaptions(!captions)}
      />
      {sounds && (
        <IconButton
          icon={sound ? 'soundOn' : 'soundOff'}
          label={t('capture.sound')}
          aria-pressed={sound}
          onClick={() => setSampleSound(!sound)}
        />
      )}
    </div>
  );
}

/** The part of the player that moves. */
function Position({ id }: { id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const position = useLive(({ source }) => (source.kind === 'devices' ? 0 : source.positionSeconds));
  const duration = useLive(({ source, samples }) =>
    source.kind === 'recording'
      ? source.durationSeconds
      : (samples.find((sample) => sample.id === id)?.durationSeconds ?? 0),
  );
  const { seekSample } = useLiveActions();
  return (
    <>
      <input
        type="range"
        className={classes.position}
        min={0}
        max={duration}
        step={0.1}
        value={Math.min(position, duration)}
        aria-label={t('capture.position')}
        aria-valuetext={format.clock(position)}
        style={{ '--played': `${duration > 0 ? (100 * position) / duration : 0}%` } as React.CSSProperties}
        onChange={(event) => seekSample(event.currentTarget.valueAsNumber)}
      />
      <span className={classes.time}>
        {format.clock(position)} / {format.clock(duration)}
      </span>
    </>
  );
}
