import { plainText } from './cue-text.ts';
import { saidAlone } from './not-said.ts';
import { readStampedLines } from './stamped-lines.ts';
import { type Cue, cuesOf, readSubtitles } from './subtitles.ts';
import { TranscriptError } from './transcript-error.ts';
import { type NoteTaker, shortened, type TranscriptNote, takeNotes } from './transcript-note.ts';
import { isSubtitles } from './write-subtitles.ts';

/** A transcript as it was written: with times, or words alone. */
export interface WrittenTranscript {
  timed: boolean;
  /** Words alone are one cue as long as the file. */
  cues: Cue[];
  /** What was mended or left out. */
  notes: readonly TranscriptNote[];
}

const MOST_CHARACTERS = 1_000_000;
/** Nobody speaks as fast; so much text belongs to a longer file. */
const MOST_CHARACTERS_PER_SECOND = 40;
const ALWAYS_ALLOWED_CHARACTERS = 400;

/**
 * Reads a transcript: subtitles or lines with their moments where the text has such times, plain words else. A bad spot
 * costs itself alone and is noted; what goes beyond the file's end is cut off.
 * @returns no cues for a blank text
 * @throws TranscriptError when nothing of it can be used, when it is too long, or cannot be of this file
 */
export function readTranscript(text: string, durationSeconds: number): WrittenTranscript {
  if (text.length > MOST_CHARACTERS) {
    throw new TranscriptError('transcript-large', text.length.toLocaleString('en'));
  }
  const taken = takeNotes();
  const { timed, cues } = readCues(text, durationSeconds, taken);
  const inTime = cues.filter((cue) => {
    const late = cue.startSeconds >= durationSeconds;
    if (late) taken.note('late', cue.text);
    return !late;
  });
  if (inTime.length === 0 && cues[0]) {
    const { text: words, startSeconds } = cues[0];
    misfit(
      `“${shortened(words)}” begins at ${startSeconds.toFixed(1)} s; the file ends at ${durationSeconds.toFixed(1)} s.`,
    );
  }
  if (timed && cues.length === 0) {
    const [example] = taken.notes().flatMap(({ examples }) => examples);
    throw new TranscriptError(
      'transcript-unreadable',
      example ? `It has no words with times; it says “${example}”.` : 'There are no words in it.',
    );
  }
  const characters = inTime.reduce((sum, cue) => sum + cue.text.length, 0);
  if (characters > ALWAYS_ALLOWED_CHARACTERS + MOST_CHARACTERS_PER_SECOND * durationSeconds) {
    misfit(`${characters} characters cannot be said in ${durationSeconds.toFixed(1)} s.`);
  }
  return {
    timed,
    cues: inTime.map((cue) => ({ ...cue, endSeconds: Math.min(cue.endSeconds, durationSeconds) })),
    notes: taken.notes(),
  };
}

function readCues(text: string, durationSeconds: number, notes: NoteTaker): { timed: boolean; cues: Cue[] } {
  if (isSubtitles(text)) return { timed: true, cues: readSubtitles(text, notes) };
  const stamped = readStampedLines(text, durationSeconds, notes);
  if (stamped) return { timed: true, cues: cuesOf(stamped, notes) };
  const lines = text.split(/\r\n|\r|\n/).map((line) => [plainText(line)]);
  const words = saidAlone(lines, notes).flat().join(' ').trim();
  const whole = { startSeconds: 0, endSeconds: durationSeconds, text: words };
  return { timed: false, cues: words === '' ? [] : [whole] };
}

function misfit(detail: string): never {
  throw new TranscriptError('transcript-misfit', detail);
}
