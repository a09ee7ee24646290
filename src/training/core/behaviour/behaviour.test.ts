import { describe, expect, it } from 'vitest';
import { FORMS } from './forms.ts';
import { behaviourSentences, isMissed } from './sentences.ts';
import { HELD_OUT_WORDS, TRAINING_WORDS, type Words } from './words.ts';

const COUNT = 20 * FORMS.length;

/** A kind's words, small and one by one. */
function wordsOf(words: Words, kind: keyof Words): string[] {
  const given = words[kind];
  return (Array.isArray(given) ? given : Object.keys(given)).map((word) => word.toLowerCase());
}

describe('sentences made from templates', () => {
  it('are the same for a seed and others for another', () => {
    expect(behaviourSentences('train', COUNT, 1)).toEqual(behaviourSentences('train', COUNT, 1));
    expect(behaviourSentences('train', COUNT, 1)).not.toEqual(behaviourSentences('train', COUNT, 2));
  });

  it('have every form equally often, and labels in range', () => {
    for (const part of ['train', 'held out'] as const) {
      const sentences = behaviourSentences(part, COUNT, 1);
      for (const { name } of FORMS)
        expect(
          sentences.filter(({ form }) => form === name),
          name,
        ).toHaveLength(20);
      for (const { label, text } of sentences) {
        expect(Math.abs(label)).toBeLessThanOrEqual(3);
        expect(text).not.toMatch(/undefined| {2}/);
      }
    }
  });

  it('share no word of any kind between training and judging', () => {
    for (const kind of Object.keys(TRAINING_WORDS) as (keyof Words)[]) {
      const trained = wordsOf(TRAINING_WORDS, kind);
      expect(
        wordsOf(HELD_OUT_WORDS, kind).filter((word) => trained.includes(word)),
        kind,
      ).toEqual([]);
    }
  });

  it('say a sentiment the other way round than the word in it, where they deny it', () => {
    for (const part of ['train', 'held out'] as const) {
      for (const { form, label } of behaviourSentences(part, COUNT, 3)) {
        if (form === 'not positive') expect(label).toBeLessThan(0);
        if (form === 'not negative') expect(label).toBeGreaterThan(0);
        if (form === 'not neutral') expect(label).toBe(0);
      }
    }
  });
});

describe('a missed prediction', () => {
  it('has the other sign, or a feeling where there is none', () => {
    expect(isMissed(0.1, 2)).toBe(false);
    expect(isMissed(-0.1, 2)).toBe(true);
    expect(isMissed(0.4, 0)).toBe(false);
    expect(isMissed(-0.6, 0)).toBe(true);
  });
});
