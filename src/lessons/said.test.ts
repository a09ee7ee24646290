import { describe, expect, it } from 'vitest';
import { isTranslated, SAID, saidIn } from './said.ts';

describe('what a lesson says', () => {
  it('is said in English where it is not translated', () => {
    const said = SAID.parse({ en: 'Look.', zh: '看。' });
    expect(['en', 'zh', 'de'].map((language) => saidIn(said, language))).toEqual(['Look.', '看。', 'Look.']);
  });

  it('is translated when all of it is', () => {
    const lesson = { title: { en: 'One', zh: '一', de: 'Eins' }, steps: [{ text: { en: 'Two', zh: '二' } }] };
    expect(isTranslated(lesson, 'zh')).toBe(true);
    expect(isTranslated(lesson, 'de')).toBe(false);
    expect(isTranslated(lesson.title, 'de')).toBe(true);
  });

  it.each([
    ['is not there in English', { zh: '看。' }],
    ['is empty', { en: 'Look.', zh: ' ' }],
    ['names no language', { en: 'Look.', Chinese: '看。' }],
  ])('is refused when it %s', (_what, said) => {
    expect(SAID.safeParse(said).success).toBe(false);
  });
});
