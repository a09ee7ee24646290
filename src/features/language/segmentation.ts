import type { Vocabulary } from './vocabulary.ts';

/** One piece of a segmented text: code units [from, to). */
export interface Cut {
  from: number;
  to: number;
  id: number;
}

export interface Segmentation {
  cuts: Cut[];
  /** Log probability of the text under the unigram model. */
  score: number;
}

/**
 * The most likely pieces of a normalised text under the unigram model (Kudo 2018, arXiv 1804.10959). Viterbi: the best
 * way to each position is the best way to an earlier one plus one piece. There is always one, since every character of
 * normalised text is a piece.
 */
export function bestSegmentation(symbols: string, vocabulary: Vocabulary): Segmentation {
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
  return { cuts: cuts.reverse(), score: best[symbols.length] ?? 0 };
}
