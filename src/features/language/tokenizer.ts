import { normaliseText } from './normalise.ts';
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
 * Splits what can be read of a text into the most likely sequence of pieces under the unigram model (Kudo 2018, arXiv
 * 1804.10959, Viterbi over all segmentations). What no token's span covers was not read, or is white space.
 */
export function tokenize(text: string, vocabulary: Vocabulary): Token[] {
  const { symbols, starts, ends } = normaliseText(text, vocabulary);
  return bestSegmentation(symbols, vocabulary).map(({ from, to, id }) => ({
    id,
    piece: symbols.slice(from, to),
    start: starts[from] ?? text.length,
    end: ends[to - 1] ?? text.length,
  }));
}

interface Cut {
  from: number;
  to: number;
  id: number;
}

/**
 * Viterbi: the best way to each position is the best way to an earlier one plus one piece. There is always one, since
 * every character of normalised text is a piece.
 */
function bestSegmentation(symbols: string, vocabulary: Vocabulary): Cut[] {
  const best = new Float64Array(symbols.length + 1).fill(-Infinity);
  const last: Cut[] = new Array(symbols.length + 1);
  best[0] = 0;
  for (let to = 1; to <= symbols.length; to += 1) {
    const consider = (from: number, id: number, score: number): void => {
      const total = (best[from] ?? -Infinity) + score;
      if (total > (best[to] ?? -Infinity)) {
        best[to] = total;
        last[to] = { from, to, id };
      }
    };
    for (let from = Math.max(0, to - vocabulary.longestPiece); from < to; from += 1) {
      const piece = vocabulary.pieces.get(symbols.slice(from, to));
      if (piece) consider(from, piece.id, piece.score);
    }
  }
  const cuts: Cut[] = [];
  for (let cut = last[symbols.length]; cut; cut = last[cut.from]) cuts.push(cut);
  return cuts.reverse();
}
