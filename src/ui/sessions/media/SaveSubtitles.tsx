import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Cue } from '../../../session/subtitles/subtitles.ts';
import { writeSubtitles, writeWebVtt } from '../../../session/subtitles/write-subtitles.ts';
import { saveFile } from '../../charts/frame/save-file.ts';
import { fileNameOf } from '../../files/file-name.ts';
import classes from './MediaPanel.module.css';
import { useMediaFiles } from './media-context.ts';

/** The words of the file with their times, for other players. */
export function SaveSubtitles({ cues }: { cues: readonly Cue[] }) {
  const { t } = useTranslation();
  const name = useMediaFiles(({ file, made }) =>
    fileNameOf(file?.file.name.replace(/\.[^.]{1,5}$/, '') ?? made?.title ?? ''),
  );
  const save = (ending: 'srt' | 'vtt', text: string) =>
    saveFile(
      new Blob([text], { type: ending === 'vtt' ? 'text/vtt' : 'application/x-subrip' }),
      `${name}.${ending}`,
    );
  return (
    <div className={classes.line}>
      <Button size="compact-xs" variant="default" onClick={() => save('srt', writeSubtitles(cues))}>
        {t('sessions.file.saveSrt')}
      </Button>
      <Button size="compact-xs" variant="default" onClick={() => save('vtt', writeWebVtt(cues))}>
        {t('sessions.file.saveVtt')}
      </Button>
    </div>
  );
}
