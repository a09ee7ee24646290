import { expect, it } from 'vitest';
import { LONGEST_TEXT, linkedText } from './linked-text.ts';

it('links a text as it is, without the space around it', () => {
  expect(linkedText('  It was wonderful. ')).toBe('It was wonderful.');
});

it('links nothing of a text without words', () => {
  expect([linkedText(''), linkedText(' \n')]).toEqual([null, null]);
});

it('links the end of a text that is too long, from a word on', () => {
  const long = Array.from({ length: 400 }, (_, i) => `word${i}`).join(' ');
  const linked = linkedText(long) ?? '';
  expect(linked.length).toBeLessThanOrEqual(LONGEST_TEXT);
  expect(linked).toMatch(/^word\d+ .* word399$/);
  expect(long.endsWith(` ${linked}`)).toBe(true);
});
