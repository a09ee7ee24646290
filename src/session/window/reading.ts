import { WINDOW_STEPS } from '../../features/frames.ts';
import { isBlank, VISIBLE } from '../../features/language/visible.ts';
import type { EncodedSegment } from './window.ts';

/** How much of a word reaches the network: all of it, a part, nothing, or nothing because too much came after it. */
export type WordReading = 'read' | 'part' | 'unread' | 'before';

/** What of a text the encoder reads. */
export interface Reading {
  /** `foreign`: not a word, though there are letters; `unread`: there are only signs; `empty`: there is nothing to see. */
  text: 'read' | 'foreign' | 'unread' | 'empty';
  /** Of each word between blanks, in order. */
  words: readonly WordReading[];
}

const known = new WeakMap<EncodedSegment, Reading>();

/** What is read of an encoded text, told from its tokens' spans; the same object for the same encoded text. */
export function readingOf(encoded: EncodedSegment): Reading {
  const before = known.get(encoded);
  if (before) return before;
  const reading = read(encoded);
  known.set(encoded, reading);
  return reading;
}

function read({ text, tokens }: EncodedSegment): Reading {
  const covered = new Uint8Array(text.length);
  for (const { start, end } of tokens) covered.fill(1, start, end);
  const isFull = tokens.length >= WINDOW_STEPS;
  const firstRead = tokens[0]?.start ?? 0;
  const words = [...text.matchAll(/\S+/g)].map(({ 0: word, index }): WordReading => {
    const seen = [...word.matchAll(VISIBLE)].map((found) => index + found.index);
    const readable = seen.filter((at) => covered[at] === 1).length;
    if (readable === seen.length) return 'read';
    if (readable > 0) return 'part';
    return isFull && index < firstRead ? 'before' : 'unread';
  });
  if (tokens.length > 0) return { text: 'read', words };
  if (/\p{L}/u.test(text)) return { text: 'foreign', words };
  return { text: isBlank(text) ? 'empty' : 'unread', words };
}
