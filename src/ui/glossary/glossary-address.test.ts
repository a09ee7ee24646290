import { expect, it } from 'vitest';
import { type GlossaryTerm, glossary } from '../locales/en/glossary.ts';
import { addressOfTerm, linkedTerm } from './glossary-address.ts';

it('leads from every word to itself', () => {
  for (const term of Object.keys(glossary) as GlossaryTerm[]) {
    expect(linkedTerm(addressOfTerm(term))).toBe(term);
    expect(linkedTerm(`${addressOfTerm(term)}?lang=zh`)).toBe(term);
  }
});

it('names no word where there is none', () => {
  for (const hash of ['', '#/glossary', '#/glossary/', '#/glossary/toString', '#/live/balance']) {
    expect(linkedTerm(hash)).toBeNull();
  }
});
