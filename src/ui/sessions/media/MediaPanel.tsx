import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { TRANSCRIPT_ACCEPT } from '../../../session/subtitles/transcript-endings.ts';
import { LoadFilesButton } from '../../files/LoadFilesButton.tsx';
import { ProblemNote } from '../../problems/ProblemNote.tsx';
import { MediaFileCard } from './MediaFileCard.tsx';
import { MediaMade } from './MediaMade.tsx';
import classes from './MediaPanel.module.css';
import { MediaProgress } from './MediaProgress.tsx';
import { MediaQueue } from './MediaQueue.tsx';
import { useMediaFiles } from './media-context.ts';

/** Where a video or audio file becomes a session. */
export function MediaPanel() {
  const { t } = useTranslation();
  const heading = useId();
  const opening = useMediaFiles((media) => media.opening);
  const file = useMediaFiles((media) => media.file);
  const busy = useMediaFiles((media) => media.progress !== null);
  const made = useMediaFiles((media) => media.made);
  const problem = useMediaFiles((media) => media.problem);
  const notes = useMediaFiles((media) => media.notes);
  return (
    <section aria-labelledby={heading} className={classes.panel} data-testid="media">
      <h2 id={heading}>{t('sessions.file.title')}</h2>
      <p className={classes.about}>{t('sessions.file.about')}</p>
      {problem && <ProblemNote problem={problem} />}
      {notes.map((note) => (
        <ProblemNote key={note.code} problem={note} />
      ))}
      {opening !== null && <p role="status">{t('sessions.file.opening', { name: opening })}</p>}
      {!file && !made && opening === null && <Chooser />}
      {busy && <MediaProgress name={file?.file.name ?? made?.title ?? ''} />}
      {!busy && made && <MediaMade key={made.id} made={made} />}
      {file && !busy && !made && <MediaFileCard key={file.file.name} {...file} />}
      <MediaQueue />
    </section>
  );
}

function Chooser() {
  const { t } = useTranslation();
  const waiting = useMediaFiles((media) => media.transcript !== '');
  return (
    <div className={classes.chooser}>
      <LoadFilesButton
        accept={`video/*,audio/*,.mkv,${TRANSCRIPT_ACCEPT}`}
        testId="media-input"
        size="compact-sm"
      >
        {t('sessions.file.choose')}
      </LoadFilesButton>
      <span role="status">{t(waiting ? 'sessions.file.waiting' : 'sessions.file.dropHint')}</span>
    </div>
  );
}
