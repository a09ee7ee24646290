import { describe, expect, it } from 'vitest';
import { WINDOW_STEPS } from '../../features/frames.ts';
import { readPackagedVocabulary } from '../../features/language/node-source.ts';
import { tokenize } from '../../features/language/tokenizer.ts';
import { readVocabulary } from '../../features/language/vocabulary.ts';
import { type Reading, readingOf } from './reading.ts';

const vocabulary = readVocabulary(await readPackagedVocabulary());

/** As the encoder gives tokens: the last of them, here without their vectors. */
function reading(text: string, read = true): Reading {
  const tokens = read ? tokenize(text, vocabulary).slice(-WINDOW_STEPS) : [];
  return readingOf({ text, tokens: tokens.map((token) => ({ ...token, values: new Float32Array() })) });
}

describe('what of a text is read', () => {
  it('names words it cannot read, wholly or in part', () => {
    expect(reading('I love it 🍕 so much')).toEqual({
      text: 'read',
      words: ['read', 'read', 'read', 'unread', 'read', 'read'],
    });
    expect(reading('great🍕 \u200b 好 film').words).toEqual(['part', 'read', 'unread', 'read']);
  });

  it('tells another script from signs and from nothing', () => {
    expect(reading('太糟糕了').text).toBe('foreign');
    expect(reading('Das ist schrecklich', false).text).toBe('foreign');
    expect(reading('🍕🚗').text).toBe('unread');
    expect(reading('\u200b\u200d').text).toBe('empty');
  });

  it('tells what came before the last tokens of a window from what is not read', () => {
    const { text, words } = reading(`好 ${'so and so '.repeat(30)}it was wonderful 好`);
    expect(text).toBe('read');
    expect(words[0]).toBe('before');
    expect(words.at(-1)).toBe('unread');
    expect(words.filter((word) => word === 'read')).toHaveLength(WINDOW_STEPS);
    expect(words.lastIndexOf('before')).toBe(words.indexOf('read') - 1);
  });

  it('is the same object for the same encoded text', () => {
    const encoded = { text: 'good', tokens: [] };
    expect(readingOf(encoded)).toBe(readingOf(encoded));
  });
});
