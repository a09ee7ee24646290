import { expect, it } from 'vitest';
import { namesSomething } from './first-address.ts';

it('tells a link to something from the page alone', () => {
  for (const hash of ['', '#', '#/', '#/live', '#/live?lang=zh&theme=dark'])
    expect(namesSomething(hash)).toBe(false);
  for (const hash of [
    '#/sessions',
    '#/laboratory?session=flat@4',
    '#/live?session=abc',
    '#/lessons/sarcasm',
  ]) {
    expect(namesSomething(hash)).toBe(true);
  }
});
