import { plainText } from './cue-text.ts';
import { type Cue, isSubtitles, readSubtitles } from './subtitles.ts';
import { TranscriptError } from './transcript-error.ts';

/** A transcript as it was written: with times, or words alone. */
export interface WrittenTranscript {
  timed: boolean;
  /** Words alone are one cue as long as the file. */
  cues: Cue[];
}

const MOST_CHARACTERS = 1_000_000;
/** Nobody speaks as fast; so much text belongs to a longer file. */
const MOST_CHARACTERS_PER_SECOND = 40;
const ALWAYS_ALLOWED_CHARACTERS = 400;

/**
 * Reads a transcript: SRT or WebVTT where the text has such times, plain words else. What goes beyond the file's end
 * within a cue is cut off.
 * @returns no cues for a blank text
 * @throws TranscriptError when it has a mistake, is too long, or cannot be of this file
 */
export function readTranscript(text: string, durationSeconds: number): WrittenTranscript {
  if (text.length > MOST_CHARACTERS) {
    throw new TranscriptError('transcript-large', text.length.toLocaleString('en'));
  }
  const timed = isSubtitles(text);
  const words = { startSeconds: 0, endSeconds: durationSeconds, text: plainText(text) };
  const cues = timed ? readSubtitles(text) : [words].filter((cue) => cue.text !== '');
  const late = cues.find(({ startSeconds }) => startSeconds >= durationSeconds);
  if (late) {
    misfit(
      `“${quote(late.text)}” begins at ${late.startSeconds.toFixed(1)} s; the file ends at ${durationSeconds.toFixed(1)} s.`,
    );
  }
  const characters = cues.reduce((sum, cue) => sum + cue.text.length, 0);
  if (characters > ALWAYS_ALLOWED_CHARACTERS + MOST_CHARACTERS_PER_SECOND * durationSeconds) {
    misfit(`${characters} characters cannot be said in ${durationSeconds.toFixed(1)} s.`);
  }
  return {
    timed,
    cues: cues.map((cue) => ({ ...cue, endSeconds: Math.min(cue.endSeconds, durationSeconds) })),
  };
}

function misfit(detail: string): never {
  throw new TranscriptError('transcript-misfit', detail);
}

function quote(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
