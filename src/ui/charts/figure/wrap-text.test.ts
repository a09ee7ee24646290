import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrapText } from './wrap-text.ts';

const five = (text: string) => 5 * text.length;

describe('wrapText', () => {
  it('breaks between words, and between Chinese characters', () => {
    expect(wrapText('one two three', 40, five)).toEqual(['one two', 'three']);
    expect(wrapText('共享分支和私有分支', 20, five)).toEqual(['共享分支', '和私有分', '支']);
  });

  it('keeps together what a no-break space joins', () => {
    expect(wrapText('by DBR\u00a0Live', 40, five)).toEqual(['by', 'DBR\u00a0Live']);
  });

  it('never makes a line wider than asked for, and loses no letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), fc.integer({ min: 10, max: 200 }), (text, width) => {
        const lines = wrapText(text, width, five);
        for (const line of lines) expect(five(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
      }),
    );
  });
});
