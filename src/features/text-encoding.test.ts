import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText } from './text-encoding.ts';

const TROUBLE = new URL('../../../shared/trouble/', import.meta.url);
const srt = (words: string) => `1\n00:00:01,000 --> 00:00:03,000\n${words}\n`;

describe('decodeText', () => {
  it.each([
    ['windows-1252', 'The ending wasn’t good, but the café scene was.'],
    ['windows-1252', 'Das war wirklich schön, aber größer als nötig.'],
    ['windows-1252', 'it’s'],
    ['windows-1251', 'Мне очень понравился этот фильм.'],
    ['koi8-r', 'Мне очень понравился этот фильм.'],
    ['gbk', '我非常喜欢这部电影。'],
    ['gbk', '不好看'],
    ['gbk', '结局太糟糕了，我很失望。'],
    ['gb18030', '这是一部好电影，演员都很棒！'],
    ['big5', '我一直很喜歡這部電影。'],
    ['big5', '結局太糟糕了，我很失望。'],
    ['shift_jis', 'この映画が本当に好きです。'],
    ['euc-jp', 'この映画が本当に好きです。'],
    ['euc-kr', '이 영화를 정말 좋아합니다.'],
    ['utf-8', 'The ending wasn’t good, but the café scene was. 很好 👍'],
    ['utf-16le', 'The ending wasn’t good. 很好 👍'],
    ['utf-16be', 'The ending wasn’t good. 很好 👍'],
  ])('reads %s: %s', (encoding, words) => {
    for (const text of [srt(words), `${words}\n`]) {
      expect(decodeText(iconv.encode(text, encoding)).text).toBe(text);
    }
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be'])('heeds the mark of %s', (encoding) => {
    const bytes = iconv.encode('很好', encoding, { addBOM: true });
    expect(decodeText(bytes)).toEqual({ text: '很好', encoding, brokenBytes: 0 });
  });

  it('reads any UTF-8 as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.includes('\0') && !text.startsWith('\uFEFF') && !text.includes('\uFFFD'));
        expect(decodeText(new TextEncoder().encode(text))).toEqual({
          text,
          encoding: 'utf-8',
          brokenBytes: 0,
        });
      }),
    );
  });

  it('never gives a replacement sign, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(decodeText(bytes).text).not.toContain('\uFFFD');
      }),
    );
  });

  it('says how many bytes of a damaged file stand for nothing', () => {
    const bytes = iconv.encode('wonderful', 'utf-16le', { addBOM: true });
    expect(decodeText(bytes.subarray(0, bytes.length - 1))).toMatchObject({
      text: 'wonderfu',
      brokenBytes: 1,
    });
  });

  it('takes a replacement sign that is written in a whole text for no damage', () => {
    const bytes = new TextEncoder().encode('it\uFFFDs good');
    expect(decodeText(bytes)).toEqual({ text: 'its good', encoding: 'utf-8', brokenBytes: 0 });
  });

  it.skipIf(!existsSync(TROUBLE)).each([
    ['T04-cp1252.srt', 'windows-1252', 'The ending wasn’t good, but the café scene was.'],
    ['T05-gbk.srt', 'gb', '我非常喜欢这部电影。'],
  ])('reads the kept file %s', (name, encoding, words) => {
    const decoded = decodeText(readFileSync(new URL(name, TROUBLE)));
    expect(decoded.encoding).toContain(encoding);
    expect(decoded.text).toContain(words);
  });
});
