import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../locales/use-format.ts';
import { PartNote } from '../../problems/PartNote.tsx';
import classes from './MediaPanel.module.css';
import { useMediaFileStore, useMediaFiles } from './media-context.ts';

const DOING = { words: 'writingDown', session: 'working', again: 'predictingAgain' } as const;

/** How far a file is, how long it will take, and what it waits for. */
export function MediaProgress({ name }: { name: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { cancel } = useMediaFileStore();
  const progress = useMediaFiles((media) => media.progress);
  const faceModel = useMediaFiles((media) => media.faceModel);
  // The last line of what is written down so far.
  const heard = useMediaFiles((media) => media.transcript.trimEnd().split('\n').at(-1));
  if (!progress) return null;
  const { share, secondsLeft } = progress;
  const words = progress.doing === 'words';
  const doing = t(`sessions.file.${DOING[progress.doing]}`, { name });
  return (
    <div className={classes.work} data-testid="media-progress" data-share={share}>
      <div className={classes.line}>
        <span className={classes.doing}>{doing}</span>
        <span>
          {t('sessions.file.share', { share: format.percent(share) })}
          {secondsLeft !== null && ` · ${t('sessions.file.left', { time: format.clock(secondsLeft) })}`}
        </span>
        <Button size="compact-xs" variant="default" onClick={cancel}>
          {t('sessions.file.cancel')}
        </Button>
      </div>
      <Progress size={6} value={100 * share} aria-label={doing} />
      {words && heard && <p className={classes.soft}>… {heard}</p>}
      {faceModel?.status === 'loading' && (
        <p role="status" className={classes.soft}>
          {t('parts.loading', { part: t('parts.face') })}
        </p>
      )}
      <PartNote part="voice" />
      {words && <PartNote part="speech" />}
      <PartNote part="text" />
      <PartNote part="network" />
    </div>
  );
}
