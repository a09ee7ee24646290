import { expect, it } from 'vitest';
import { extractorMismatch, extractorsOf } from './extractors.ts';
import { EXTRACTORS } from './frames.ts';

it('takes what names nothing as made by 0.1', () => {
  const first = { language: 'use-lite@1', acoustic: 'voice@1', visual: 'face@1' };
  expect(extractorsOf(undefined)).toEqual(first);
  expect(extractorsOf({})).toEqual(first);
  expect(extractorsOf({ visual: 'face@2' })).toEqual({ ...first, visual: 'face@2' });
});

it('says which extractors differ', () => {
  expect(extractorMismatch(EXTRACTORS, EXTRACTORS)).toBeNull();
  const other = { ...EXTRACTORS, language: 'bert@1', visual: 'face@9' };
  expect(extractorMismatch(other, EXTRACTORS)).toBe(
    `bert@1 ≠ ${EXTRACTORS.language}; face@9 ≠ ${EXTRACTORS.visual}`,
  );
  expect(extractorMismatch(EXTRACTORS, other, ['language'])).toBe(`${EXTRACTORS.language} ≠ bert@1`);
  expect(extractorMismatch(EXTRACTORS, other, ['acoustic'])).toBeNull();
  expect(extractorMismatch(undefined, {})).toBeNull();
  expect(extractorMismatch(undefined, { language: 'bert@1' })).toBe('use-lite@1 ≠ bert@1');
});
