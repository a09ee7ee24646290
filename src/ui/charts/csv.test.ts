import { expect, it } from 'vitest';
import { csvText } from './csv.ts';

it('quotes what would break a line and leaves nothing for null', () => {
  expect(
    csvText([
      ['word', 'points'],
      ['so, "good"', -0.25],
      [null, 1],
    ]),
  ).toBe('word,points\r\n"so, ""good""",-0.25\r\n,1\r\n');
});
