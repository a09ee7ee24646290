import type { Character } from './characters.ts';
import { withApostrophe } from './contractions.ts';
import { emojiWord } from './emoji-words.ts';
import { plainMark, withoutLoneMarks } from './marks.ts';
import { withoutStretches } from './stretched.ts';
import { trueCase } from './true-case.ts';
import { type Vocabulary, WORD_SEPARATOR } from './vocabulary.ts';

/** Text as the tokenizer reads it, every code unit knowing where in the original it comes from. */
export interface NormalisedText {
  /** What the encoder can read of the text: each word preceded by U+2581, white space collapsed. */
  symbols: string;
  /** Original span [start, end) of each UTF-16 code unit of `symbols`; a separator's span is empty. */
  starts: Uint32Array;
  ends: Uint32Array;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** White space, control characters, and the separator itself should somebody type it. */
const BLANK = /[\s\p{Cc}\u2581]/u;
/** Nobody sees them, so they are no word and part no word: zero-width marks, directions, variation selectors, fillers. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/**
 * Normalises as the encoder's SentencePiece model was trained: NFKC, runs of white space become one separator, one
 * separator in front. Then the same words give the same symbols however they were written: invisible marks and the marks
 * around words are left out, an accent that no piece has is taken off, and of each word stretching, a missing apostrophe
 * and case are mended (see `withoutLoneMarks`, `withoutStretches`, `withApostrophe`, `trueCase`). An emoji becomes the word
 * for it. Another character that no piece has, such as a letter of another script, is not read: it parts words as white
 * space does.
 *
 * NFKC is applied to one grapheme at a time, which is what keeps the spans: composition never crosses a grapheme's
 * border. A grapheme that becomes several characters ("ﬁ" to "fi") gives all of them its own span.
 */
export function normaliseText(text: string, vocabulary: Vocabulary): NormalisedText {
  let symbols = '';
  const starts: number[] = [];
  const ends: number[] = [];
  const push = (piece: string, start: number, end: number): void => {
    symbols += piece;
    for (let unit = 0; unit < piece.length; unit += 1) {
      starts.push(start);
      ends.push(end);
    }
  };
  for (const word of withoutLoneMarks(wordsOf(text, vocabulary))) {
    const beginning = word[0]?.start ?? 0;
    push(WORD_SEPARATOR, beginning, beginning);
    for (const { text: character, start, end } of mended(word, vocabulary)) push(character, start, end);
  }
  return { symbols, starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

function mended(word: readonly Character[], vocabulary: Vocabulary): readonly Character[] {
  const small = word.map((character) => ({ ...character, text: character.text.toLowerCase() }));
  return trueCase(withApostrophe(withoutStretches(small, vocabulary)), vocabulary);
}

/** The text's words as the characters that can be read; none is empty. */
function wordsOf(text: string, { characters }: Vocabulary): Character[][] {
  const words: Character[][] = [];
  let word: Character[] | null = null;
  const begin = (): Character[] => {
    word = [];
    words.push(word);
    return word;
  };
  for (const { segment, index } of graphemesOf(text)) {
    const end = index + segment.length;
    const named = emojiWord(segment);
    if (named) {
      begin().push(...[...named].map((letter) => ({ text: letter, start: index, end })));
      word = null;
      continue;
    }
    for (const character of segment.normalize('NFKC')) {
      if (INVISIBLE.test(character)) continue;
      const plain = plainMark(character);
      const readable = characters.has(plain) ? plain : withoutAccent(plain);
      if (BLANK.test(character) || !characters.has(readable)) word = null;
      else (word ?? begin()).push({ text: readable, start: index, end });
    }
  }
  return words;
}

function withoutAccent(character: string): string {
  const [base = character] = character.normalize('NFD');
  return base;
}

/** Graphemes and where they begin. Word by word: the segmenter takes time with the square of what it is given. */
function* graphemesOf(text: string): Generator<{ segment: string; index: number }> {
  for (const { 0: run, index: start } of text.matchAll(/\s+|\S+/g)) {
    for (const { segment, index } of graphemes.segment(run)) yield { segment, index: start + index };
  }
}
