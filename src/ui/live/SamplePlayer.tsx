import { ActionIcon } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../locales/use-format.ts';
import { Icon } from '../shell/icons.tsx';
import { useLive, useLiveActions } from '../shell/live-context.tsx';
import classes from './SamplePlayer.module.css';

/** Play, scrub and hear a sample session. */
export function SamplePlayer() {
  const { t } = useTranslation();
  const format = useFormat();
  const source = useLive((live) => live.source);
  const samples = useLive((live) => live.samples);
  const sound = useLive((live) => live.sampleSound);
  const { pauseSample, resumeSample, seekSample, setSampleSound } = useLiveActions();
  if (source.kind !== 'sample') return null;
  const { playing, positionSeconds, id } = source;
  const duration = samples.find((sample) => sample.id === id)?.durationSeconds ?? 0;
  return (
    <div className={classes.player}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={playing ? t('capture.pause') : t('capture.play')}
        onClick={playing ? pauseSample : resumeSample}
      >
        <Icon name={playing ? 'pause' : 'play'} />
      </ActionIcon>
      <input
        type="range"
        className={classes.position}
        min={0}
        max={duration}
        step={0.1}
        value={Math.min(positionSeconds, duration)}
        aria-label={t('capture.position')}
        aria-valuetext={format.clock(positionSeconds)}
        style={
          { '--played': `${duration > 0 ? (100 * positionSeconds) / duration : 0}%` } as React.CSSProperties
        }
        onChange={(event) => seekSample(event.currentTarget.valueAsNumber)}
      />
      <span className={classes.time}>
        {format.clock(positionSeconds)} / {format.clock(duration)}
      </span>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={sound ? t('capture.soundOff') : t('capture.soundOn')}
        aria-pressed={sound}
        onClick={() => setSampleSound(!sound)}
      >
        <Icon name={sound ? 'soundOn' : 'soundOff'} />
      </ActionIcon>
    </div>
  );
}
