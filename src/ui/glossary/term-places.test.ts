import { describe, expect, it } from 'vitest';
import { en } from '../locales/en/en.ts';
import type { GlossaryTerm } from '../locales/en/glossary.ts';
import { zh } from '../locales/zh/zh.ts';
import { termFinder } from './term-places.ts';

const english = termFinder(en.glossary);
const chinese = termFinder(zh.glossary);
const linked = (pieces: ReturnType<typeof english>) =>
  pieces.flatMap(({ text, term }) => (term ? [`${text} → ${term}`] : []));

describe.each([
  ['English', en.glossary, english],
  ['Chinese', zh.glossary, chinese],
])('a word of the %s glossary', (_language, glossary, find) => {
  it('is found in each of its spellings, and no two words share one', () => {
    for (const term of Object.keys(glossary) as GlossaryTerm[]) {
      for (const spelling of glossary[term].said.split('|')) {
        expect(find(spelling), spelling).toEqual([{ text: spelling, term }]);
      }
    }
  });

  it('is found in its own name', () => {
    for (const term of Object.keys(glossary) as GlossaryTerm[]) {
      expect(linked(find(glossary[term].name)).join(), term).toContain(`→ ${term}`);
    }
  });

  it('leaves every text as it is', () => {
    for (const { meaning } of Object.values(glossary)) {
      const pieces = find(meaning);
      expect(pieces.map(({ text }) => text).join('')).toBe(meaning);
    }
  });
});

it('is linked once in a text, in its longest spelling, whatever its case', () => {
  expect(linked(english('Balance β of the shared branch; balance again, and the private one.'))).toEqual([
    'Balance β → balance',
    'shared branch → branches',
  ]);
});

it('is no part of another word', () => {
  expect(linked(english('Rebalancing, unbiased, stepwise, propagate'))).toEqual([]);
  expect(linked(chinese('再平衡'))).toEqual([]);
  expect(linked(chinese('由TSF的门控 g决定'))).toEqual(['TSF → tsf']);
});
