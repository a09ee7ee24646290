import { couldBeWord } from './letter-pairs.ts';
import type { Token } from './tokenizer.ts';
import { VISIBLE } from './visible.ts';
import { type Vocabulary, WORD_SEPARATOR } from './vocabulary.ts';

/** Scores of languages by their ISO 639-1 codes, as `eld` gives them. */
export interface LanguageDetector {
  detect(text: string): { language: string; getScores(): Record<string, number> };
}

/** English is written in words the encoder knows whole: from this share on nobody else is asked. */
const WHOLE_SHARE = 0.67;
/** Said in many languages, and before names: nothing to go by. */
const INTERJECTIONS = new Set('ah bye haha hello hey hi hm hmm oh ok okay uh uhh um umm wow yeah'.split(' '));
/** How far behind another language English must be, by how many words there are to go by; the last is for more. */
const ENGLISH_BEHIND = [0, 0, 0.6, 0.75, 0.8];

/**
 * Whether a text says nothing the encoder can read: most of its letters are of another script, or what is left beside
 * signs it does not know is punctuation, or it is another language in Latin letters, or no language at all ("asdf").
 * @param tokens of the text, see `tokenize`
 */
export function isUnreadable(
  text: string,
  tokens: readonly Token[],
  vocabulary: Vocabulary,
  detector: LanguageDetector,
): boolean {
  const covered = new Uint8Array(text.length);
  for (const { start, end } of tokens) covered.fill(1, start, end);
  const shareRead = (characters: RegExp): number => {
    const found = [...text.matchAll(characters)];
    return found.length === 0 ? 1 : found.filter(({ index }) => covered[index] === 1).length / found.length;
  };
  const hasWords = tokens.some(({ piece }) => /[\p{L}\p{N}]/u.test(piece));
  if (shareRead(/\p{L}/gu) < 0.5 || (!hasWords && shareRead(VISIBLE) < 1)) return true;
  const words = wordsOf(tokens);
  return isGibberish(words, vocabulary) || isForeign(words, tokens, detector);
}

/** Whether not one of the words could be a word. */
function isGibberish(words: readonly Word[], { letterPairs }: Vocabulary): boolean {
  return (
    words.length > 0 && words.every(({ letters, pieces }) => pieces > 1 && !couldBeWord(letters, letterPairs))
  );
}

/**
 * Whether what can be read of a text is another language than English. Names, mumbling and single words pass as
 * English: both the encoder's vocabulary and the detector of languages have to speak against it.
 */
function isForeign(words: readonly Word[], tokens: readonly Token[], detector: LanguageDetector): boolean {
  const whole = words.filter(({ pieces }) => pieces === 1).length;
  const behind = ENGLISH_BEHIND[Math.min(words.length, ENGLISH_BEHIND.length - 1)] ?? 0;
  if (behind === 0 || whole >= WHOLE_SHARE * words.length) return false;
  const text = tokens.map(({ piece }) => piece.replaceAll(WORD_SEPARATOR, ' ')).join('');
  const found = detector.detect(text.toLowerCase());
  if (found.language === '' || found.language === 'en') return false;
  const scores = found.getScores();
  return (scores.en ?? 0) < behind * (scores[found.language] ?? 0);
}

interface Word {
  letters: string;
  /** How many pieces it is made of. */
  pieces: number;
}

/** Words of two letters and more; an apostrophe parts them. */
function wordsOf(tokens: readonly Token[]): Word[] {
  const words: Word[] = [];
  let word: Word | null = null;
  for (const { piece } of tokens) {
    for (const [, letters = '', other = ''] of piece.matchAll(/(\p{L}+)|(\P{L}+)/gu)) {
      if (other) {
        word = null;
      } else if (word) {
        word.letters += letters;
        word.pieces += 1;
      } else {
        word = { letters, pieces: 1 };
        words.push(word);
      }
    }
  }
  return words.filter(({ letters }) => letters.length > 1 && !INTERJECTIONS.has(letters.toLowerCase()));
}
