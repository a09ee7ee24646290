import { z } from 'zod';
import { FeatureError } from '../feature-error.ts';

/** SentencePiece's mark of a word's beginning. */
export const WORD_SEPARATOR = '\u2581';
/** What a stretch of characters without any piece becomes. */
export const UNKNOWN_ID = 0;
/** Ids 0..5 are the unknown symbol and control symbols: they never match text. */
const RESERVED_IDS = 6;
/** SentencePiece puts an unknown character this far below the least likely piece. */
const UNKNOWN_PENALTY = 10;

export interface Piece {
  id: number;
  /** Log probability of the piece in the unigram model. */
  score: number;
}

export interface Vocabulary {
  pieces: ReadonlyMap<string, Piece>;
  /** In UTF-16 code units. */
  longestPiece: number;
  /** Log probability charged for one character that no piece covers. */
  unknownScore: number;
}

const vocabularySchema = z.array(z.tuple([z.string().min(1), z.number().nullable()])).min(RESERVED_IDS + 1);

/**
 * Reads the encoder's `vocab.json`: pairs of piece and log probability, the id being the position.
 *
 * The published file has lost the scores of the seven pieces that contain a colon (they are null). Pieces are listed
 * by falling probability, so a lost score is restored as the mean of its neighbours'.
 *
 * @throws FeatureError `textModelBroken` when the JSON has another form.
 */
export function readVocabulary(json: unknown): Vocabulary {
  const parsed = vocabularySchema.safeParse(json);
  if (!parsed.success) {
    throw new FeatureError('textModelBroken', 'The vocabulary is not a list of [piece, score] pairs.', {
      cause: parsed.error,
    });
  }
  const pieces = new Map<string, Piece>();
  let longestPiece = 0;
  let lowest = 0;
  parsed.data.forEach(([text, score], id) => {
    // A few pieces are listed more than once; the first is the more likely one.
    if (id < RESERVED_IDS || pieces.has(text)) return;
    const known = score ?? neighbourMean(parsed.data, id);
    pieces.set(text, { id, score: known });
    longestPiece = Math.max(longestPiece, text.length);
    lowest = Math.min(lowest, known);
  });
  return { pieces, longestPiece, unknownScore: lowest - UNKNOWN_PENALTY };
}

/** Mean of the nearest known scores before and after `id`. */
function neighbourMean(entries: readonly (readonly [string, number | null])[], id: number): number {
  const before = entries.slice(RESERVED_IDS, id).findLast(([, score]) => score !== null)?.[1];
  const after = entries.slice(id + 1).find(([, score]) => score !== null)?.[1];
  const known = [before, after].filter((score) => typeof score === 'number');
  if (known.length === 0) throw new FeatureError('textModelBroken', 'The vocabulary has no scores.');
  return known.reduce((sum, score) => sum + score, 0) / known.length;
}
