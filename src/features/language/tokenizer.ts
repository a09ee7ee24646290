import { normaliseText } from './normalise.ts';
import { bestSegmentation } from './segmentation.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One SentencePiece token of a text. */
export interface Token {
  id: number;
  /** Surface form; U+2581 marks a word's beginning. */
  piece: string;
  /** Character span [start, end) in the text as given, without the white space before a word. */
  start: number;
  end: number;
}

/**
 * Splits what can be read of a text into the most likely sequence of pieces, see `bestSegmentation`. What no token's span
 * covers was not read, or is white space.
 */
export function tokenize(text: string, vocabulary: Vocabulary): Token[] {
  const { symbols, starts, ends } = normaliseText(text, vocabulary);
  return bestSegmentation(symbols, vocabulary).cuts.map(({ from, to, id }) => ({
    id,
    piece: symbols.slice(from, to),
    start: starts[from] ?? text.length,
    end: ends[to - 1] ?? text.length,
  }));
}
