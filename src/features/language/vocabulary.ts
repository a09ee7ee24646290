import { z } from 'zod';
import { FeatureError } from '../feature-error.ts';
import { type LetterPairs, letterPairsOf } from './letter-pairs.ts';

/** SentencePiece's mark of a word's beginning. */
export const WORD_SEPARATOR = '\u2581';
/** The unknown symbol: what it stands for is not handed to the encoder. */
export const UNKNOWN_ID = 0;
/** Ids 0..5 are the unknown symbol and control symbols: they never match text. */
const RESERVED_IDS = 6;
/** The vocabulary has a few letters of other scripts, and reads no word of them. */
const OTHER_SCRIPT = /(?!\p{Script=Latin})[\p{L}\p{M}]/u;

export interface Piece {
  id: number;
  /** Log probability of the piece in the unigram model. */
  score: number;
}

export interface Vocabulary {
  pieces: ReadonlyMap<string, Piece>;
  /** Characters that can be read: the pieces of one character. */
  characters: ReadonlySet<string>;
  /** In UTF-16 code units. */
  longestPiece: number;
  /** Which letters follow each other in its pieces. */
  letterPairs: LetterPairs;
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
  const characters = new Set<string>();
  let longestPiece = 0;
  parsed.data.forEach(([text, score], id) => {
    // A few pieces are listed more than once; the first is the more likely one.
    if (id < RESERVED_IDS || pieces.has(text) || OTHER_SCRIPT.test(text)) return;
    const known = score ?? neighbourMean(parsed.data, id);
    pieces.set(text, { id, score: known });
    longestPiece = Math.max(longestPiece, text.length);
    if ([...text].length === 1) characters.add(text);
  });
  return { pieces, characters, longestPiece, letterPairs: letterPairsOf(pieces.keys()) };
}

/** Mean of the nearest known scores before and after `id`. */
function neighbourMean(entries: readonly (readonly [string, number | null])[], id: number): number {
  const before = entries.slice(RESERVED_IDS, id).findLast(([, score]) => score !== null)?.[1];
  const after = entries.slice(id + 1).find(([, score]) => score !== null)?.[1];
  const known = [before, after].filter((score) => typeof score === 'number');
  if (known.length === 0) throw new FeatureError('textModelBroken', 'The vocabulary has no scores.');
  return known.reduce((sum, score) => sum + score, 0) / known.length;
}
