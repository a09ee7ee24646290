import { CaptureError } from '../../capture/capture-error.ts';
import { problemOf } from '../../engine/engine-error.ts';
import { SessionError } from '../../session/stored/session-error.ts';
import { TranscriptError } from '../../session/subtitles/transcript-error.ts';
import type { TranscriptNote } from '../../session/subtitles/transcript-note.ts';
import type { Problem } from '../problem.ts';

/** What went wrong with a file, as the screen says it. */
export function problemSaid(error: unknown): Problem {
  if (error instanceof TranscriptError || error instanceof SessionError || error instanceof CaptureError) {
    return { code: error.code, detail: error.detail };
  }
  return problemOf(error);
}

/** The spots of a transcript that were mended or left out, as one thing to say. */
export function mended(notes: readonly TranscriptNote[]): Problem[] {
  if (notes.length === 0) return [];
  const spots = notes.flatMap(({ examples }) => examples.map((example) => `“${example}”`));
  return [{ code: 'transcript-mended', detail: spots.join(', ') }];
}
