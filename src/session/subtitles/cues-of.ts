import type { Recording } from '../fold/recording.ts';
import type { Cue } from './subtitles.ts';

/** The words of a recording with their times, as they stood in the end. */
export function cuesOf({ transcript }: Pick<Recording, 'transcript'>): Cue[] {
  const segments = new Map(transcript.map(({ segment }) => [segment.id, segment]));
  return [...segments.values()]
    .filter(({ text }) => text.trim() !== '')
    .map(({ startSeconds, endSeconds, text }) => ({ startSeconds, endSeconds, text }))
    .sort((a, b) => a.startSeconds - b.startSeconds);
}
