import { expect, it } from 'vitest';
import { wordsPlaces } from './words-place.ts';

it('puts first what stays on the device and needs nobody', () => {
  expect(wordsPlaces(true, 'cloud')).toEqual(['page', 'cloud']);
  expect(wordsPlaces(true, 'onDevice')).toEqual(['page', 'onDevice']);
  expect(wordsPlaces(false, 'onDevice')).toEqual(['onDevice']);
  expect(wordsPlaces(false, 'unsupported')).toEqual([]);
});
