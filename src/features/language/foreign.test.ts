import { readFile } from 'node:fs/promises';
import { eld } from 'eld/extrasmall';
import { expect, it } from 'vitest';
import { describeWithData } from '../real-data.test-fixture.ts';
import { isUnreadable } from './foreign.ts';
import { readPackagedVocabulary } from './node-source.ts';
import { tokenize } from './tokenizer.ts';
import { readVocabulary } from './vocabulary.ts';

const vocabulary = readVocabulary(await readPackagedVocabulary());
const unreadable = (text: string): boolean => isUnreadable(text, tokenize(text, vocabulary), vocabulary, eld);

it('does not read other scripts, signs alone, or what little is left beside them', () => {
  for (const text of [
    '太糟糕了，我讨厌它！',
    'Ужасно, я ненавижу это.',
    'فظيع، أكره ذلك',
    'ひどい。大嫌い!',
    'בסדר גמור',
    '끔찍해요 :(',
    'यह बहुत बुरा है',
    'Φρικτό',
    '🍕',
    '🚗🚗!!',
    '这个 film 太糟糕了',
  ])
    expect(unreadable(text), text).toBe(true);
});

it('does not read other languages in Latin letters', () => {
  for (const text of [
    'Das ist der schlechteste Film, den ich je gesehen habe',
    'Schrecklich, ich hasse es',
    'ICH LIEBE DIESEN FILM',
    "C'est le meilleur film de l'année",
    'Je t’aime beaucoup',
    'No me gustó nada',
    'fue una pérdida de tiempo',
    'Non mi è piaciuto per niente',
    'Estou muito feliz hoje',
    'Ik hou van deze film',
    'bugün çok mutluyum',
    'Jag hatar det',
    'Ini film terburuk yang pernah saya tonton',
    'Tôi yêu bộ phim này',
  ])
    expect(unreadable(text), text).toBe(true);
});

it('does not read letters that are no word of any language', () => {
  for (const text of ['asdf', 'ASDF', 'asdf jkl', 'sdkjfh wqeoiu', 'xkcd!!!', 'bgsdfg aslkdj'])
    expect(unreadable(text), text).toBe(true);
  for (const text of [
    'asdf good',
    'Kyle',
    'Nguyen',
    'Lloyd',
    'Schwarzenegger',
    'lol',
    'yay',
    'I',
    'tv',
    'Ng',
  ])
    expect(unreadable(text), text).toBe(false);
});

it('reads an emoji that says what somebody feels', () => {
  for (const text of ['😍', '🤬🤬!!', '👍🏽', '❤️']) expect(unreadable(text), text).toBe(false);
});

it('reads English, short, shouted, mumbled, with names, emoji and words of elsewhere', () => {
  for (const text of [
    'Terrible.',
    'no',
    'hi',
    ':(',
    '!!!',
    '42',
    'THE ACTING WAS WONDERFUL',
    'Hey Pedro!',
    'um uh hello',
    'hahaha so funny',
    'I love this film 😀😀',
    'the naïve café owner said c’est la vie',
    'Love it 太棒了',
    'sooooo goooood',
    'didnt like it',
    'Schwarzenegger',
  ])
    expect(unreadable(text), text).toBe(false);
});

describeWithData(
  'on sentences people said in English',
  ['text/mosi.csv', 'text/mosei.csv'],
  ([mosi, mosei]) => {
    const validTexts = async (file = ''): Promise<string[]> =>
      (await readFile(file, 'utf8'))
        .split('\n')
        .filter((row) => row.trimEnd().endsWith(',valid'))
        .map((row) => row.replace(/^[^,]*,/, '').replace(/,[^,]*,valid\s*$/, ''));

    it('refuses no sentence of MOSI while it is being said, and at most two of a thousand of MOSEI', async () => {
      const said = (await validTexts(mosi)).flatMap((text) => {
        const words = text.split(' ');
        return words.map((_, count) => words.slice(0, count + 1).join(' '));
      });
      expect(said.length).toBeGreaterThan(2000);
      expect(said.filter(unreadable)).toEqual([]);
      const written = await validTexts(mosei);
      expect(written.length).toBeGreaterThan(1800);
      expect(written.filter(unreadable).length).toBeLessThanOrEqual(0.002 * written.length);
    });
  },
);
