import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPackagedVocabulary } from './node-source.ts';
import { normaliseText } from './normalise.ts';
import { tokenize } from './tokenizer.ts';
import { readVocabulary, UNKNOWN_ID } from './vocabulary.ts';

const vocabulary = readVocabulary(await readPackagedVocabulary());
const pieces = (text: string): string[] => tokenize(text, vocabulary).map(({ piece }) => piece);
/** Any string at all, and strings that look like what people type. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        'good',
        'film',
        ' ',
        '  ',
        '\n',
        "don't",
        ':)',
        'ﬁne',
        'é',
        'e\u0301',
        '😹',
        '好',
        '½',
        '▁',
      ),
      {
        maxLength: 20,
      },
    )
    .map((parts) => parts.join('')),
);

describe('the vocabulary', () => {
  it('restores the lost scores of pieces with a colon from their neighbours', () => {
    const colon = vocabulary.pieces.get(':');
    expect(colon?.id).toBe(57);
    expect(colon?.score).toBeCloseTo((-6.11691522598 - 6.1366353035) / 2, 6);
  });

  it('refuses JSON of another form with a typed error', () => {
    for (const wrong of [null, {}, [], ['a'], [['a', 'b']]]) {
      expect(() => readVocabulary(wrong)).toThrow(expect.objectContaining({ code: 'textModelBroken' }));
    }
  });
});

describe('normalisation', () => {
  it('is NFKC with one separator before each word, for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const words = text
          .normalize('NFKC')
          .split(/[\s\p{Cc}\u2581]+/u)
          .filter((word) => word.length > 0);
        expect(normaliseText(text).symbols).toBe(words.map((word) => `▁${word}`).join(''));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('tokenize', () => {
  it('finds the most likely pieces', () => {
    expect(pieces('I like it.')).toEqual(['▁I', '▁like', '▁it', '.']);
    expect(tokenize('I like it.', vocabulary).map(({ id }) => id)).toEqual(
      ['▁I', '▁like', '▁it', '.'].map((piece) => vocabulary.pieces.get(piece)?.id),
    );
  });

  it('does not find a better segmentation by brute force', () => {
    const score = (segments: string[]): number =>
      segments.reduce((sum, segment) => sum + (vocabulary.pieces.get(segment)?.score ?? -Infinity), 0);
    const best = (rest: string): number =>
      rest === ''
        ? 0
        : Math.max(
            ...Array.from({ length: rest.length }, (_, cut) => {
              const first = vocabulary.pieces.get(rest.slice(0, cut + 1));
              return first ? first.score + best(rest.slice(cut + 1)) : -Infinity;
            }),
          );
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'aeinorst '), minLength: 1, maxLength: 9 }),
        (text) => {
          const { symbols } = normaliseText(text);
          expect(score(pieces(text))).toBeCloseTo(best(symbols), 9);
        },
      ),
    );
  });

  it('gives composed and decomposed letters the same ids', () => {
    const ids = (text: string): number[] => tokenize(text, vocabulary).map(({ id }) => id);
    expect(ids('ça va')).toEqual(ids('c\u0327a va'));
  });

  it('makes neighbouring unknown characters one unknown token', () => {
    const unknown = tokenize('a 好好😹 b', vocabulary).filter(({ id }) => id === UNKNOWN_ID);
    expect(unknown).toEqual([{ id: UNKNOWN_ID, piece: '好好😹', start: 2, end: 6 }]);
  });

  it('points every token at its characters in the text as given', () => {
    const text = '  The \n ﬁlm,  wow';
    const spans = tokenize(text, vocabulary).map(({ start, end }) => text.slice(start, end));
    expect(spans[0]).toBe('The');
    expect(spans.join('')).toContain('ﬁlm,');
    expect(spans.at(-1)).toMatch(/w$/);
  });

  it('joins back to the normalised text, its spans in order and covering everything visible, for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tokens = tokenize(text, vocabulary);
        expect(tokens.map(({ piece }) => piece).join('')).toBe(normaliseText(text).symbols);
        const covered = new Uint8Array(text.length);
        let reached = 0;
        for (const { start, end } of tokens) {
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
          reached = start;
          covered.fill(1, start, end);
        }
        [...text].reduce((at, character) => {
          if (/[^\s\p{Cc}\u2581\p{M}\p{Cf}\p{Cn}]/u.test(character)) expect(covered[at]).toBe(1);
          return at + character.length;
        }, 0);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds nothing in blank text', () => {
    for (const blank of ['', ' ', '\n\t ', '\u00a0']) expect(pieces(blank)).toEqual([]);
  });
});
