import { expect, it } from 'vitest';
import { readShellLink } from './shell-link.ts';

it('is read before and after the #, and what is after it counts', () => {
  const read = (search: string, hash: string) => readShellLink({ search, hash });
  expect(read('?lang=zh', '')).toEqual({ language: 'zh' });
  expect(read('?present&lang=zh', '#/live')).toEqual({ present: true, language: 'zh' });
  expect(read('', '#/laboratory?session=flat@4&present')).toEqual({ present: true });
  expect(read('?lang=zh&theme=dark', '#/sessions?lang=en')).toEqual({ language: 'en', theme: 'dark' });
  expect(read('?backend=wasm&lang=xx', '#/present')).toEqual({});
});
