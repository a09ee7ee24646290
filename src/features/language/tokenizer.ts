import { normaliseText } from './normalise.ts';
import { UNKNOWN_ID, type Vocabulary } from './vocabulary.ts';

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
 * Splits a text into the most likely sequence of pieces under the unigram model (Kudo 2018, arXiv 1804.10959, Viterbi
 * over all segmentations). Neighbouring characters that no piece covers become one unknown token, so the pieces
 * always join to the normalised text. A separator that stands alone (before an unknown word) has an empty span.
 */
export function tokenize(text: string, vocabulary: Vocabulary): Token[] {
  const { symbols, starts, ends } = normaliseText(text);
  const cuts = bestSegmentation(symbols, vocabulary);
  const tokens: Token[] = [];
  for (const { from, to, id } of cuts) {
    const piece = symbols.slice(from, to);
    const end = ends[to - 1] ?? text.length;
    const previous = tokens.at(-1);
    if (id === UNKNOWN_ID && previous?.id === UNKNOWN_ID) {
      previous.piece += piece;
      previous.end = end;
    } else {
      tokens.push({ id, piece, start: starts[from] ?? text.length, end });
    }
  }
  return tokens;
}

interface Cut {
  from: number;
  to: number;
  id: number;
}

/** Viterbi: the best way to each position is the best way to an earlier one plus one piece. */
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
    consider(to - 1, UNKNOWN_ID, vocabulary.unknownScore);
    for (let from = Math.max(0, to - vocabulary.longestPiece); from < to; from += 1) {
      const piece = vocabulary.pieces.get(symbols.slice(from, to));
      if (piece) consider(from, piece.id, piece.score);
    }
  }
  const cuts: Cut[] = [];
  for (let cut = last[symbols.length]; cut; cut = last[cut.from]) cuts.push(cut);
  return cuts.reverse();
}
