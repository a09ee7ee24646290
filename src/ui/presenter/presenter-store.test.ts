import { expect, it } from 'vitest';
import { addressToShare } from './presenter-store.ts';

it('is left out of the address others get, and nothing else is', () => {
  const share = (tail: string) => addressToShare(`https://example.org/dbr/${tail}`).slice(24);
  expect(share('?present&backend=wasm#/live')).toBe('?backend=wasm#/live');
  expect(share('#/live?present')).toBe('#/live');
  expect(share('#/laboratory?session=sarcastic@4.5&words=1:a%20b&present=&lang=zh')).toBe(
    '#/laboratory?session=sarcastic@4.5&words=1:a%20b&lang=zh',
  );
  expect(share('#/glossary/balance')).toBe('#/glossary/balance');
});
