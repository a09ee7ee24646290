import { WINDOW_STEPS } from '../../../features/frames.ts';
import type { TranscriptSegment } from '../../../session/types.ts';
import type { Reading, WordReading } from '../../../session/window/reading.ts';
import { pointsAtStep } from '../../charts/prediction/contribution-table.ts';
import { overlaps } from '../../charts/prediction/words.ts';
import type { Picture } from './view-store.ts';

/** A word of the transcript with what it adds to the prediction shown. */
export interface SpokenWord {
  text: string;
  start: number;
  end: number;
  /** Sentiment points of its tokens, both branches; null when the window did not have the word. */
  points: number | null;
  /** Null while it is not known. */
  reading: WordReading | null;
}

/** Splits a segment at blanks and adds up what the tokens of each word contribute. */
export function spokenWords(
  segment: TranscriptSegment,
  picture: Picture | null,
  reading: Reading | null,
): SpokenWord[] {
  const window = picture?.shown.window;
  const isFull = window !== undefined && !window.numbered && window.tokens.length >= WINDOW_STEPS;
  const looked = window?.texts.find(({ segmentId }) => segmentId === segment.id);
  const isLooked = looked?.text === segment.text;
  return [...segment.text.matchAll(/\S+/g)].map(({ 0: text, index: start }, index) => {
    const place = { segmentId: segment.id, start, end: start + text.length };
    let points: number | null = null;
    // A text that was corrected since is another text: its words are not where the window's were.
    const same = looked?.text.slice(start, place.end) === text;
    window?.tokens.forEach((token, step) => {
      const adds =
        picture && same && overlaps(place, token) ? pointsAtStep(picture.table, 'language', step) : null;
      if (adds !== null) points = (points ?? 0) + adds;
    });
    const own = reading?.words[index] ?? null;
    // What came before in the same utterance may have filled the window.
    const isBefore = own === 'read' && points === null && isFull && isLooked;
    return { text, start: place.start, end: place.end, points, reading: isBefore ? 'before' : own };
  });
}
