import { Button } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MediaOverview } from '../../../capture/media-file/open-media-file.ts';
import { useFormat } from '../../locales/use-format.ts';
import classes from './MediaPanel.module.css';
import { useMediaFileStore } from './media-context.ts';
import { TranscriptEditor } from './TranscriptEditor.tsx';
import { TypedLine } from './TypedLine.tsx';

interface MediaFileCardProps {
  file: File;
  overview: MediaOverview;
}

/** A file that was opened: it plays, and gets its words. */
export function MediaFileCard({ file, overview }: MediaFileCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { start, clear } = useMediaFileStore();
  const player = useRef<HTMLVideoElement & HTMLAudioElement>(null);
  const { durationSeconds, picture, sound } = overview;
  const facts = [
    t('sessions.file.length', { duration: format.clock(durationSeconds) }),
    picture ? t('sessions.file.picture', { ...picture }) : t('sessions.file.noPicture'),
    sound ? t('sessions.file.sound') : t('sessions.file.noSound'),
  ];
  return (
    <div className={classes.file}>
      <div className={classes.line}>
        <strong className={classes.doing} data-testid="media-name">
          {file.name}
        </strong>
        <span className={classes.soft}>{facts.join(' · ')}</span>
        <Button size="compact-xs" variant="default" onClick={clear}>
          {t('sessions.file.another')}
        </Button>
      </div>
      <div className={classes.words}>
        <div className={classes.playing}>
          <Player file={file} picture={picture !== null} player={player} />
          <TypedLine durationSeconds={durationSeconds} seconds={() => player.current?.currentTime ?? 0} />
        </div>
        <TranscriptEditor
          durationSeconds={durationSeconds}
          picture={picture !== null}
          sound={sound !== null}
          hears={sound !== null}
        />
      </div>
      <Button className={classes.start} data-testid="media-start" onClick={() => void start()}>
        {t('sessions.file.start')}
      </Button>
    </div>
  );
}

interface PlayerProps {
  file: File;
  picture: boolean;
  player: React.Ref<HTMLVideoElement & HTMLAudioElement>;
}

function Player({ file, picture, player }: PlayerProps) {
  const { t } = useTranslation();
  const address = useMemo(() => URL.createObjectURL(file), [file]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  const Element = picture ? 'video' : 'audio';
  return (
    <Element
      ref={player}
      className={classes.player}
      src={address}
      controls
      playsInline
      aria-label={t('sessions.file.player', { name: file.name })}
    />
  );
}
