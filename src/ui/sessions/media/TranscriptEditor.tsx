import { Textarea } from '@mantine/core';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../app/problem.ts';
import { readTranscript, type WrittenTranscript } from '../../../session/subtitles/read-transcript.ts';
import { TRANSCRIPT_ACCEPT } from '../../../session/subtitles/transcript-endings.ts';
import { TranscriptError } from '../../../session/subtitles/transcript-error.ts';
import { LoadFilesButton } from '../../files/LoadFilesButton.tsx';
import { useFormat } from '../../locales/use-format.ts';
import { useProblem } from '../../locales/use-problem.ts';
import { ProblemNote } from '../../problems/ProblemNote.tsx';
import classes from './MediaPanel.module.css';
import { useMediaFileStore, useMediaFiles } from './media-context.ts';
import { SaveSubtitles } from './SaveSubtitles.tsx';
import { TranscriptNotes } from './TranscriptNotes.tsx';
import { WriteDown } from './WriteDown.tsx';

interface TranscriptEditorProps {
  durationSeconds: number;
  picture: boolean;
  sound: boolean;
  /** The file is at hand, so that its words can be written down. */
  hears: boolean;
  autoFocus?: boolean;
}

/** The words of the file, as they are written, and what they are read as. */
export function TranscriptEditor({
  durationSeconds,
  picture,
  sound,
  hears,
  autoFocus = false,
}: TranscriptEditorProps) {
  const { t } = useTranslation();
  const { write } = useMediaFileStore();
  const looked = picture && sound ? 'both' : picture ? 'picture' : 'sound';
  const transcript = useMediaFiles((media) => media.transcript);
  const fileNotes = useMediaFiles((media) => media.transcriptNotes);
  const settled = useDeferredValue(transcript);
  const read = useMemo(() => reading(settled, durationSeconds), [settled, durationSeconds]);
  const problem = useProblem();
  return (
    <div className={classes.playing}>
      <Textarea
        label={t('sessions.file.transcript')}
        description={`${t('sessions.file.transcriptHint')} ${t(`sessions.file.withoutWords.${looked}`)}`}
        placeholder={t('sessions.file.transcriptPlaceholder')}
        data-testid="media-transcript"
        classNames={{ input: classes.transcript, root: classes.transcriptRoot }}
        rows={10}
        autoFocus={autoFocus}
        value={transcript}
        onChange={({ currentTarget }) => write(currentTarget.value)}
        error={'code' in read && `${problem(read).what} ${problem(read).action}`}
      />
      {'cues' in read && (
        <div role="status" className={classes.soft} data-testid="media-read">
          <p>
            <Read transcript={read} />
          </p>
          <TranscriptNotes notes={read.notes} />
        </div>
      )}
      {fileNotes.map((note) => (
        <ProblemNote key={note.code} problem={note} />
      ))}
      <LoadFilesButton
        accept={TRANSCRIPT_ACCEPT}
        testId="media-transcript-input"
        size="compact-xs"
        variant="default"
      >
        {t('sessions.file.transcriptFile')}
      </LoadFilesButton>
      {'cues' in read && read.timed && <SaveSubtitles cues={read.cues} />}
      {hears && <WriteDown />}
    </div>
  );
}

function reading(text: string, durationSeconds: number): WrittenTranscript | Problem {
  try {
    return readTranscript(text, durationSeconds);
  } catch (error) {
    if (!(error instanceof TranscriptError)) throw error;
    return { code: error.code, detail: error.detail };
  }
}

function Read({ transcript: { timed, cues } }: { transcript: WrittenTranscript }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [first, last] = [cues[0], cues.at(-1)];
  if (!first || !last) return t('sessions.file.none');
  if (!timed) return t('sessions.file.plain', { count: first.text.split(' ').length });
  return t('sessions.file.timed', {
    count: cues.length,
    from: format.clock(first.startSeconds),
    to: format.clock(last.endSeconds),
  });
}
