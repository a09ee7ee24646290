import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMOJI_WORDS } from './emoji-words.ts';
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

const symbols = (text: string): string => normaliseText(text, vocabulary).symbols;

describe('normalisation', () => {
  it('gives a text the same symbols in capitals, in Title Case, in small letters, and without marks', () => {
    const words = fc.array(
      fc.constantFrom('good', 'film', "don't", 'peter', 'i', 'terrible', 'hollywood', 'the', 'is', 'naïve'),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(words, fc.constantFrom(' ', '\n', ', ', '! ', '... ', ' – '), (given, between) => {
        const plain = symbols(given.join(' '));
        const title = given.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
        expect(symbols(given.join(between).toUpperCase())).toBe(plain);
        expect(symbols(title.join(between))).toBe(plain);
        expect(symbols(`“${given.join(between)}”!!!`)).toBe(plain);
      }),
    );
  });

  it('writes a word in the case the vocabulary knows', () => {
    expect(symbols('THE ACTING WAS WONDERFUL')).toBe('▁the▁acting▁was▁wonderful');
    expect(symbols('The acting was wonderful.')).toBe('▁the▁acting▁was▁wonderful');
    expect(symbols("i'm so happy and i love it")).toBe("▁I'm▁so▁happy▁and▁I▁love▁it");
    expect(symbols('PETER lives in hollywood')).toBe('▁Peter▁lives▁in▁Hollywood');
    expect(symbols('Ｉ ＬＯＶＥ ＩＴ')).toBe('▁I▁love▁it');
  });

  it('gives capitals the pieces of small letters, at the same places', () => {
    for (const text of ['the acting was wonderful', "it isn't worth a cent, not one", 'a waste of time :(']) {
      const [small, large] = [text, text.toUpperCase()].map((form) =>
        tokenize(form, vocabulary).map(({ piece, start, end }) => ({ piece, start, end })),
      );
      expect(large).toEqual(small);
    }
  });

  it('reads a contraction with any apostrophe, or none', () => {
    for (const text of ["I don't", 'I don’t', 'i dont', 'I DON`T']) expect(symbols(text)).toBe("▁I▁don't");
    expect(symbols('its his, were we well')).toBe('▁its▁his▁were▁we▁well');
    const text = 'it didnt work';
    expect(tokenize(text, vocabulary).map(({ start, end }) => text.slice(start, end))).toEqual([
      'it',
      'didn',
      '',
      't',
      'work',
    ]);
  });

  it('leaves out marks around words, but not a question mark, a face, or what is all there is', () => {
    expect(symbols('Great, "good" (really) -- well!')).toBe('▁great▁good▁really▁well');
    expect(symbols('really?!')).toBe('▁really?');
    expect(symbols('loved it :)')).toBe('▁loved▁it▁:)');
    expect(symbols('well-made, 100%')).toBe('▁well-made▁100%');
    expect(symbols('!!!')).toBe('▁!!!');
    const text = '“so good!!!”';
    expect(tokenize(text, vocabulary).map(({ start, end }) => text.slice(start, end))).toEqual([
      '“so',
      'good!!!”',
    ]);
  });

  it('reads an emoji of a feeling as one word it knows whole', () => {
    for (const word of EMOJI_WORDS) expect(vocabulary.pieces.has(`▁${word}`), word).toBe(true);
    expect(symbols('film😡')).toBe('▁film▁angry');
    expect(symbols('👍🏽 🤷‍♀️ I ❤️ it')).toBe('▁good▁maybe▁I▁love▁it');
    expect(symbols('🍕')).toBe('');
    const text = 'film 👍🏽!';
    expect(tokenize(text, vocabulary).map(({ start, end }) => text.slice(start, end))).toEqual([
      'film',
      '👍🏽!',
    ]);
  });

  it('does not see what nobody sees', () => {
    for (const mark of [
      '\u200b',
      '\u200d',
      '\u2060',
      '\ufeff',
      '\u00ad',
      '\u200e',
      '\ufe0f',
      '\u3164',
      '\u{e0041}',
    ]) {
      expect(symbols(mark), mark.codePointAt(0)?.toString(16)).toBe('');
      expect(symbols(`won${mark}derful`)).toBe('▁wonderful');
      expect(symbols(`${mark} good ${mark} film`)).toBe('▁good▁film');
    }
  });

  it('parts words at what it cannot read, and takes off accents that no piece has', () => {
    expect(symbols('我love你')).toBe('▁love');
    expect(symbols('film🍕great')).toBe('▁film▁great');
    expect(symbols('Ужасно, good')).toBe('▁good');
    expect(symbols('naïve')).toMatch(/^▁naive$/i);
    expect(symbols('太糟糕了我讨厌它')).toBe('');
  });

  it('spells a stretched word as the vocabulary has it', () => {
    expect(symbols('sooooo goooood!!!!')).toBe('▁so▁good');
    expect(symbols('I loooove it, noooo')).toBe('▁I▁love▁it▁no');
    expect(symbols('AMAAAAZING')).toBe('▁amazing');
    expect(symbols('hmmmmqq www 1000')).toMatch(/^▁hmmmmqq▁www▁1000$/i);
    const text = 'so goooood!';
    expect(tokenize(text, vocabulary).map(({ start, end }) => text.slice(start, end))).toEqual([
      'so',
      'goooood!',
    ]);
  });
});

describe('tokenize', () => {
  it('finds the most likely pieces', () => {
    expect(pieces('I like it?')).toEqual(['▁I', '▁like', '▁it', '?']);
    expect(tokenize('I like it?', vocabulary).map(({ id }) => id)).toEqual(
      ['▁I', '▁like', '▁it', '?'].map((piece) => vocabulary.pieces.get(piece)?.id),
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
          expect(score(pieces(text))).toBeCloseTo(best(symbols(text)), 9);
        },
      ),
    );
  });

  it('gives composed and decomposed letters the same ids', () => {
    const ids = (text: string): number[] => tokenize(text, vocabulary).map(({ id }) => id);
    expect(ids('ça va')).toEqual(ids('c\u0327a va'));
  });

  it('has no token for what it cannot read', () => {
    const tokens = tokenize('a 好好🍕 so', vocabulary);
    expect(tokens.map(({ piece, start, end }) => ({ piece, start, end }))).toEqual([
      { piece: '▁a', start: 0, end: 1 },
      { piece: '▁so', start: 7, end: 9 },
    ]);
    for (const none of ['🍕', '🚗🚗', '太糟糕了', 'Ужасно', 'فظيع', '\u200b'])
      expect(pieces(none)).toEqual([]);
  });

  it('points every token at its characters in the text as given', () => {
    const text = '  The \n ﬁlm,  wow';
    const spans = tokenize(text, vocabulary).map(({ start, end }) => text.slice(start, end));
    expect(spans[0]).toBe('The');
    expect(spans.join('')).toContain('ﬁlm,');
    expect(spans.at(-1)).toMatch(/w$/);
  });

  it('joins back to the normalised text, its spans in order and covering everything that can be read, for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tokens = tokenize(text, vocabulary);
        expect(tokens.map(({ piece }) => piece).join('')).toBe(symbols(text));
        expect(tokens.every(({ id }) => id !== UNKNOWN_ID)).toBe(true);
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
          if (/[!-~]/.test(character)) expect(covered[at]).toBe(1);
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
