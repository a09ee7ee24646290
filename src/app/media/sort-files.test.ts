import fc from 'fast-check';
import { expect, it } from 'vitest';
import { goWith, sortFiles } from './sort-files.ts';

const file = (name: string, type = '') => new File([], name, { type });

it('goes by the name, and by the type where the name says nothing', () => {
  const [film, words] = [file('a.ts', 'text/vnd.trolltech.linguist'), file('A.SRT')];
  expect(sortFiles([words, film]).media).toEqual([{ file: film, transcript: words }]);
  const voice = file('Voice Memo', 'audio/x-m4a');
  expect(sortFiles([voice]).media).toEqual([{ file: voice, transcript: null }]);
  const [features, json, bytes] = [
    file('mosi.NPZ'),
    file('model.json', 'application/json'),
    file('weights.bin'),
  ];
  const [kept, letter] = [file('mine.dbr.zip', 'application/zip'), file('letter.pdf', 'application/pdf')];
  expect(sortFiles([features, json, bytes, kept, letter])).toEqual({
    media: [],
    transcripts: [],
    sessions: [kept],
    tables: [],
    own: [features, json, bytes],
    unknown: [letter],
  });
  expect(sortFiles([])).toEqual({
    media: [],
    transcripts: [],
    sessions: [],
    tables: [],
    own: [],
    unknown: [],
  });
});

it('leaves pickles and single arrays to the reader of features, which says what to do with them', () => {
  const others = [file('mosei.pkl'), file('Mosi.PICKLE'), file('labels.npy')];
  expect(sortFiles(others).own).toEqual(others);
});

it('gives several videos the transcripts of their names', () => {
  const [one, two, three] = [file('One.mp4'), file('two.mov'), file('three.webm')];
  const [ofTwo, ofOne, ofNone] = [file('two.en.vtt'), file('one.srt'), file('notes.txt')];
  expect(sortFiles([ofTwo, one, two, ofNone, three, ofOne])).toMatchObject({
    media: [
      { file: one, transcript: ofOne },
      { file: two, transcript: ofTwo },
      { file: three, transcript: null },
    ],
    transcripts: [ofNone],
  });
});

it('gives the only video the only transcript, whatever its name, and keeps a second apart', () => {
  const [film, words, more] = [file('film.mp4'), file('words.srt'), file('film.vtt')];
  expect(sortFiles([film, words]).media).toEqual([{ file: film, transcript: words }]);
  expect(sortFiles([film, words, more])).toMatchObject({
    media: [{ file: film, transcript: more }],
    transcripts: [words],
  });
});

it('takes two names as one in every way systems write them', () => {
  expect(goWith('Talk.SRT', 'talk.mp4')).toBe(true);
  expect(goWith('talk.pt-BR.vtt', 'talk.mp4')).toBe(true);
  expect(goWith('caf\u0065\u0301.srt', 'caf\u00e9.mp4')).toBe(true);
  expect(goWith('talk.2.srt', 'talk.mp4')).toBe(false);
  expect(goWith('talks.srt', 'talk.mp4')).toBe(false);
});

it('puts every file in exactly one place', () => {
  const ending = fc.constantFrom(
    '',
    '.mp4',
    '.srt',
    '.en.srt',
    '.TXT',
    '.zip',
    '.dbr.zip',
    '.npz',
    '.json',
    '.bin',
    '.exe',
    '.',
  );
  const type = fc.constantFrom('', 'video/mp4', 'audio/ogg', 'text/plain', 'application/zip');
  const names = fc.constantFrom('a', 'b', 'A', 'a b', '.hidden', '会话', 'mp4');
  fc.assert(
    fc.property(fc.array(fc.tuple(names, ending, type), { maxLength: 12 }), (parts) => {
      const files = parts.map(([name, end, kind]) => file(name + end, kind));
      const { media, transcripts, sessions, own, unknown } = sortFiles(files);
      const placed = [
        ...media.flatMap(({ file: one, transcript }) => (transcript ? [one, transcript] : [one])),
        ...transcripts,
        ...sessions,
        ...own,
        ...unknown,
      ];
      expect(placed).toHaveLength(files.length);
      expect(new Set(placed)).toEqual(new Set(files));
    }),
  );
});
