import { describe, expect, it } from 'vitest';
import { LESSONS, LessonError, readLessons } from './lessons.ts';
import { isTranslated } from './said.ts';

const extra = import.meta.glob('./testing/*.json', { eager: true, import: 'default' });
const [content] = Object.values(extra) as [object];

const TAUGHT = [
  'three-modalities',
  'shared-private',
  'imbalance',
  'tsf',
  'agpr',
  'brf',
  'sarcasm',
  'limits',
  'does-it-work',
];

describe('the lessons', () => {
  it('are about all that the workshop teaches, in an order to take them in', () => {
    expect(LESSONS.map(({ id }) => id).filter((id) => TAUGHT.includes(id))).toEqual(TAUGHT);
  });

  it('are in Chinese wherever they are in English', () => {
    const texts = (node: unknown): [string, string][] => {
      if (typeof node !== 'object' || node === null) return [];
      if ('en' in node && 'zh' in node) return [[String(node.en), String(node.zh)]];
      return Object.values(node).flatMap(texts);
    };
    for (const lesson of LESSONS.filter(({ id }) => TAUGHT.includes(id)))
      expect(isTranslated(lesson, 'zh'), lesson.id).toBe(true);
    const said = LESSONS.flatMap(({ steps, teacher }) => texts([steps, teacher]));
    expect(said.length).toBeGreaterThan(200);
    for (const [en, zh] of said) {
      expect(zh, en).toMatch(/\p{Script=Han}/u);
      expect(en.replace('我今天非常高兴', ''), zh).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('have a page for teachers: a class takes longer than one person, and less than a school lesson', () => {
    for (const { id, minutes, teacher } of LESSONS) {
      const inClass = teacher.run.reduce((sum, part) => sum + part.minutes, 0);
      expect(inClass, id).toBeGreaterThan(minutes);
      expect(inClass, id).toBeLessThanOrEqual(45);
      expect(teacher.mistakes.length, id).toBeGreaterThanOrEqual(3);
    }
  });

  it('ask for a guess before they show, and end with a check', () => {
    for (const { id, steps } of LESSONS) {
      expect(steps.filter(({ question }) => question).length, id).toBeGreaterThan(1);
      expect(
        steps.some(({ act }) => act),
        id,
      ).toBe(true);
      expect(steps.at(-1)?.question, id).toBeDefined();
    }
  });
});

describe('a file beside them', () => {
  it('is one lesson more, at its place', () => {
    const lessons = readLessons({ ...Object.fromEntries(LESSONS.map((one) => [one.id, one])), ...extra });
    expect(lessons.map(({ id }) => id)).toEqual(['extra-lesson', ...LESSONS.map(({ id }) => id)]);
    expect(lessons[0]?.title.zh).toBe('再加一课');
  });

  it.each([
    ['without English', { title: { zh: '只有中文' } }, /title\.en/],
    ['that takes too long', { minutes: 45 }, /minutes/],
    ['without a page for teachers', { teacher: undefined }, /teacher/],
    ['with a word nobody knows', { colour: 'red' }, /colour/],
    [
      'that ends without a check',
      { steps: [{ view: '#/live', text: { en: 'a', zh: 'b' } }, { text: { en: 'a', zh: 'b' } }] },
      /check/,
    ],
  ])('%s is refused by name, with the place', (_what, changed, place) => {
    const read = () => readLessons({ './wrong.json': { ...content, ...changed } });
    expect(read).toThrow(LessonError);
    expect(read).toThrow(/wrong\.json/);
    expect(read).toThrow(place);
  });

  it('with an id that is taken is refused', () => {
    expect(() => readLessons({ './a.json': content, './b.json': content })).toThrow(/extra-lesson/);
  });
});
