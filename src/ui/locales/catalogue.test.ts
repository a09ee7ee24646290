import { describe, expect, it } from 'vitest';
import { PROBLEM_CODES, RAW_DETAIL } from '../../app/problem.ts';
import { corpus as englishCorpus } from './en/corpus.ts';
import type { Catalogue } from './en/en.ts';
import { en } from './en/whole.ts';
import { corpus as chineseCorpus } from './zh/corpus.ts';
import { viewSentences } from './zh/view-sentences.ts';
import { zh as page } from './zh/zh.ts';

const zh: Catalogue = { ...page, ...viewSentences };

/** Every sentence of a catalogue by the path of its key. */
function sentences(catalogue: object): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (node: object, path: string): void => {
    for (const [key, value] of Object.entries(node)) {
      if (typeof value === 'object') walk(value, `${path}${key}.`);
      else found.set(`${path}${key}`, value);
    }
  };
  walk(catalogue, '');
  return found;
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe.each([
  ['English', en, englishCorpus, /^[A-Z].*(\.|\{\{detail\}\})$/],
  ['Chinese', zh, chineseCorpus, /^\S.*(。|\{\{detail\}\})$/u],
])('%s', (_name, catalogue, words, sentence) => {
  it('has no empty sentence', () => {
    for (const [key, text] of sentences({ ...catalogue, corpus: words })) expect(text, key).toMatch(/\S/);
  });

  it('says of every problem what happened and what to do, as sentences', () => {
    for (const code of PROBLEM_CODES) {
      expect(catalogue.problems[code].what, code).toMatch(sentence);
      expect(catalogue.problems[code].action, code).toMatch(sentence);
    }
  });
});

it('never puts into a sentence what a library said', () => {
  for (const code of RAW_DETAIL) {
    for (const text of Object.values({ ...en.problems[code], ...zh.problems[code] }))
      expect(placeholders(text), code).toEqual([]);
  }
});

describe('Chinese beside English', () => {
  const [english, chinese] = [
    sentences({ ...en, corpus: englishCorpus }),
    sentences({ ...zh, corpus: chineseCorpus }),
  ];

  it('has the same keys', () => {
    expect(new Set(chinese.keys())).toEqual(new Set(english.keys()));
  });

  it('fills in the same values', () => {
    for (const [key, text] of english) {
      expect(placeholders(chinese.get(key) ?? ''), key).toEqual(placeholders(text));
    }
  });

  it('is written in Chinese wherever English has words of its own', () => {
    const names =
      /^(app\.name|backend\.(names|short)|lab\.compare\.(file|csv)|glossary\.\w+\.(name|said|formula)|.*\.(csv|columns)\.|heatmap\.logit)/;
    for (const [key, text] of english) {
      const words = /[a-z]{3}/.test(text.replace(/\{\{\w+\}\}/g, ''));
      if (words && !names.test(key)) expect(chinese.get(key), key).toMatch(/\p{Script=Han}/u);
    }
  });
});
