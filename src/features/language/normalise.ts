import { loweredWords } from './fold-case.ts';
import { type Character, withoutStretches } from './stretched.ts';
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
 * separator in front. Invisible marks are left out, an accent that no piece has is taken off, capitals are folded (see
 * `loweredWords`) and stretched words shortened (see `withoutStretches`). A character that no piece has, such as a
 * letter of another script or an emoji, is not read: it parts words as white space does.
 *
 * NFKC is applied to one grapheme at a time, which is what keeps the spans: composition never crosses a grapheme's
 * border. A grapheme that becomes several characters ("ﬁ" to "fi") gives all of them its own span.
 */
export function normaliseText(text: string, vocabulary: Vocabulary): NormalisedText {
  const words = wordsOf(text, vocabulary);
  const lowered = loweredWords(words.map((word) => word.map((character) => character.text).join('')));
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
  for (const [index, word] of words.entries()) {
    const beginning = word[0]?.start ?? 0;
    push(WORD_SEPARATOR, beginning, beginning);
    const folded = lowered[index]
      ? word.map((character) => ({ ...character, text: character.text.toLowerCase() }))
      : word;
    for (const { text: character, start, end } of withoutStretches(folded, vocabulary))
      push(character, start, end);
  }
  return { symbols, starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

/** The text's words as the characters that can be read; none is empty. */
function wordsOf(text: string, { characters }: Vocabulary): Character[][] {
  const words: Character[][] = [];
  let word: Character[] | null = null;
  for (const { segment, index } of graphemesOf(text)) {
    for (const character of segment.normalize('NFKC')) {
      if (INVISIBLE.test(character)) continue;
      const readable = characters.has(character) ? character : withoutAccent(character);
      if (BLANK.test(character) || !characters.has(readable)) {
        word = null;
        continue;
      }
      if (!word) {
        word = [];
        words.push(word);
      }
      word.push({ text: readable, start: index, end: index + segment.length });
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
