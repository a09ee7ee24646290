import type { Recording } from '../../session/fold/recording.ts';
import { cuesOf } from '../../session/subtitles/cues-of.ts';
import type { Cue } from '../../session/subtitles/subtitles.ts';
import { isSubtitles, writeSubtitles } from '../../session/subtitles/write-subtitles.ts';

/** A transcript with one more line. Words that were written without times stay so, and the line's with them. */
export function withLine(transcript: string, line: Cue): string {
  if (transcript === '') return writeSubtitles([line]);
  if (!isSubtitles(transcript)) return `${transcript}\n${line.text}\n`;
  const number = transcript.match(/-->/g)?.length ?? 0;
  return `${transcript}\n\n${writeSubtitles([line], number + 1)}`;
}

/** The words of a recording as they are written to be corrected: as SubRip, with the times they have in it. */
export const wordsOf = (recording: Recording): string => writeSubtitles(cuesOf(recording));
