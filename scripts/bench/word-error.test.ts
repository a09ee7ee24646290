import { expect, it } from 'vitest';
import { comparedWords, wordErrors } from './word-error.ts';

it.each([
  ['the same', 'We are here.', 'we are here', 0],
  ['a word replaced', 'we are here', 'we were here', 1],
  ['a word left out and one put in', 'we are all here', 'we are here now', 2],
  ['nothing heard', 'we are here', '', 3],
  ['nothing said', '', 'hello', 1],
])('counts %s', (_, said, heard, errors) => {
  expect(wordErrors(comparedWords(said), comparedWords(heard))).toBe(errors);
});
