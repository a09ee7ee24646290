import { WORD_SEPARATOR } from './vocabulary.ts';

/** Text as the tokenizer reads it, every code unit knowing where in the original it comes from. */
export interface NormalisedText {
  /** NFKC, each word preceded by U+2581, white space collapsed. */
  symbols: string;
  /** Original span [start, end) of each UTF-16 code unit of `symbols`; a separator's span is empty. */
  starts: Uint32Array;
  ends: Uint32Array;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** White space, control characters, and the separator itself should somebody type it. */
const BLANK = /[\s\p{Cc}\u2581]/u;

/**
 * Normalises as the encoder's SentencePiece model was trained: NFKC, runs of white space become one separator, one
 * separator in front.
 *
 * NFKC is applied to one grapheme at a time, which is what keeps the spans: composition never crosses a grapheme's
 * border. A grapheme that becomes several characters ("ﬁ" to "fi") gives all of them its own span.
 */
export function normaliseText(text: string): NormalisedText {
  let symbols = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let separatorDue = true;
  for (const { segment, index } of graphemesOf(text)) {
    for (const character of segment.normalize('NFKC')) {
      if (BLANK.test(character)) {
        separatorDue = true;
        continue;
      }
      if (separatorDue) {
        symbols += WORD_SEPARATOR;
        starts.push(index);
        ends.push(index);
        separatorDue = false;
      }
      symbols += character;
      for (let unit = 0; unit < character.length; unit += 1) {
        starts.push(index);
        ends.push(index + segment.length);
      }
    }
  }
  return { symbols, starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

/** Graphemes and where they begin. Word by word: the segmenter takes time with the square of what it is given. */
function* graphemesOf(text: string): Generator<{ segment: string; index: number }> {
  for (const { 0: run, index: start } of text.matchAll(/\s+|\S+/g)) {
    for (const { segment, index } of graphemes.segment(run)) yield { segment, index: start + index };
  }
}
