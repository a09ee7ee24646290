import { expect, it } from 'vitest';
import { droppedFiles } from './dropped-files.ts';

const file = (name: string) => ({
  name,
  isFile: true,
  isDirectory: false,
  file: (resolve: (file: File) => void) => resolve(new File(['x'], name)),
});

/** A folder whose reader hands over two entries at a time, as browsers do with a hundred. */
const folder = (name: string, entries: readonly object[]) => ({
  name,
  isFile: false,
  isDirectory: true,
  createReader() {
    let at = 0;
    return {
      readEntries(resolve: (some: readonly object[]) => void) {
        resolve(entries.slice(at, at + 2));
        at += 2;
      },
    };
  },
});

const dropped = (entries: readonly object[], files: readonly File[] = []) =>
  droppedFiles({
    items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })),
    files,
  } as unknown as DataTransfer);

it('finds every file of dropped folders, and none that the system keeps there for itself', async () => {
  const entries = [
    folder('talks', [
      file('a.mp4'),
      file('.DS_Store'),
      file('a.srt'),
      folder('more', [file('b.wav')]),
      folder('.git', [file('HEAD')]),
    ]),
    file('rows.csv'),
  ];
  const names = (await dropped(entries)).map(({ name }) => name);
  expect(names.sort()).toEqual(['a.mp4', 'a.srt', 'b.wav', 'rows.csv']);
});

it('takes files as they are where no folder is among them', async () => {
  const given = new File(['x'], 'a.csv');
  expect(await dropped([file('a.csv')], [given])).toEqual([given]);
});
