import { expect, it } from 'vitest';
import { overlaps, wordAtStep, wordsOf } from './words.ts';

const token = (text: string, start: number, segmentId = 's') => ({
  segmentId,
  start,
  end: start + text.length,
  text,
});

it('joins the pieces of a word and keeps words apart', () => {
  const words = wordsOf([
    token('un', 0),
    token('believ', 2),
    token('able', 8),
    token('film', 13),
    token('.', 17),
  ]);
  expect(words.map(({ text }) => text)).toEqual(['unbelievable', 'film.']);
  expect(words.map(({ firstStep, endStep }) => [firstStep, endStep])).toEqual([
    [0, 3],
    [3, 5],
  ]);
  expect(wordAtStep(words, 2)?.text).toBe('unbelievable');
  expect(wordAtStep(words, 5)).toBeUndefined();
});

it('starts a new word where a piece begins with a blank, or another segment does', () => {
  const words = wordsOf([token('so', 0), token(' good', 2), token('yes', 7, 'other')]);
  expect(words.map(({ text }) => text)).toEqual(['so', 'good', 'yes']);
});

it('compares spans within one segment only', () => {
  expect(overlaps(token('film', 5), token('ilm', 6))).toBe(true);
  expect(overlaps(token('film', 5), token('was', 9))).toBe(false);
  expect(overlaps(token('film', 5), token('film', 5, 'other'))).toBe(false);
});
