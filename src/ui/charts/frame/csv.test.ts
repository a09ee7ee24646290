import { expect, it } from 'vitest';
import { csvText } from './csv.ts';

it('quotes what would break a line and leaves nothing for null', () => {
  expect(
    csvText([
      ['word', 'points'],
      ['so, "good"', -0.25],
      [null, 1],
    ]),
  ).toBe('\uFEFFword,points\r\n"so, ""good""",-0.25\r\n,1\r\n');
});

it('leaves no live formula, and numbers as they are', () => {
  expect(csvText([['=1+1', '@a', '-0.5', '-yes', -2, "'=x", '+3e2', '\tso']])).toBe(
    "\uFEFF'=1+1,'@a,-0.5,'-yes,-2,''=x,+3e2,'\tso\r\n",
  );
});
