import { expect, it } from 'vitest';
import { sortMedia } from './sort-media.ts';

const file = (name: string, type = '') => new File([], name, { type });

it('tells a transcript from a film by its name', () => {
  const [film, words] = [file('a.ts', 'text/vnd.trolltech.linguist'), file('A.SRT')];
  expect(sortMedia([words, film])).toEqual({ media: film, transcript: words });
  expect(sortMedia([file('notes.txt')])).toMatchObject({ media: null });
  expect(sortMedia([])).toEqual({ media: null, transcript: null });
});

it('takes one of a kind', () => {
  const problem = (names: string[]) => sortMedia(names.map((name) => file(name)));
  expect(problem(['a.mp4', 'b.mp3'])).toEqual({
    problem: { code: 'media-files-many', detail: 'a.mp4, b.mp3' },
  });
  expect(problem(['a.mp4', 'a.srt', 'a.vtt'])).toEqual({
    problem: { code: 'media-files-many', detail: 'a.srt, a.vtt' },
  });
});
