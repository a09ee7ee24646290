import { expect, it } from 'vitest';
import type { TokenFrame } from '../../features/frames.ts';
import type { TranscriptSegment } from '../types.ts';
import { createTokenCache } from './token-cache.ts';

const segment = (text: string): TranscriptSegment => ({
  id: 'typed-1',
  text,
  startSeconds: 0,
  endSeconds: 0,
  source: 'typed',
  final: false,
});

function deferredEncoder() {
  const asked: { text: string; answer(tokens: TokenFrame[] | null): void }[] = [];
  const encode = (text: string) =>
    new Promise<TokenFrame[] | null>((resolve) => asked.push({ text, answer: resolve }));
  return { asked, encode };
}
const tokensOf = (text: string): TokenFrame[] => [
  { piece: text, start: 0, end: text.length, values: new Float32Array(512) },
];
const settled = () => new Promise((resolve) => setTimeout(resolve));

it('gives the last known tokens until the new text is encoded, and asks once for a text', async () => {
  const { asked, encode } = deferredEncoder();
  const cache = createTokenCache(encode);
  cache.encode(segment('a'));
  cache.encode(segment('a'));
  expect(cache.get(segment('a'))).toBeNull();
  expect(asked.map(({ text }) => text)).toEqual(['a']);
  asked[0]?.answer(tokensOf('a'));
  await settled();
  expect(cache.get(segment('a'))?.text).toBe('a');
  cache.encode(segment('a'));
  cache.encode(segment('ab'));
  expect(cache.get(segment('ab'))?.text).toBe('a');
  asked[1]?.answer(tokensOf('ab'));
  await settled();
  expect(cache.get(segment('ab'))?.text).toBe('ab');
});

it('asks again for a text that got no answer', async () => {
  const { asked, encode } = deferredEncoder();
  const cache = createTokenCache(encode);
  cache.encode(segment('a'));
  asked[0]?.answer(null);
  await settled();
  expect(cache.get(segment('a'))).toBeNull();
  cache.encode(segment('a'));
  expect(asked).toHaveLength(2);
});

it('reads nothing of words in another language, and the same nothing each time', () => {
  const { asked, encode } = deferredEncoder();
  const cache = createTokenCache(encode);
  const german = { ...segment('gut'), language: 'de' };
  cache.encode(german);
  expect(asked).toEqual([]);
  expect(cache.get(german)).toEqual({ text: 'gut', tokens: [] });
  expect(cache.get(german)).toBe(cache.get(german));
  expect(cache.get(segment('gut'))).toBeNull();
});

it('starts no work when it is only read', () => {
  const { asked, encode } = deferredEncoder();
  const cache = createTokenCache(encode);
  expect(cache.get(segment('a'))).toBeNull();
  expect(asked).toEqual([]);
});
