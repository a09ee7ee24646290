import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataFileError } from './data-file-error.ts';
import { readFaceFile } from './faces.ts';
import { readSpeechFile } from './speech.ts';
import { readTextFile } from './text.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readers-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(content: string): Promise<string> {
  const path = join(folder, 'data.csv');
  await writeFile(path, content);
  return path;
}

async function troubleWith(reading: Promise<unknown>): Promise<DataFileError> {
  const error = await reading.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DataFileError)) throw new Error(`expected a DataFileError, got ${error}`);
  expect(error.message).not.toContain('\n');
  return error;
}

describe('readTextFile', () => {
  it('reads quoted text, whatever stands in it', async () => {
    const path = await file('id,text,label,split\na,"He said ""no"", twice",-1.5,train\nb,well,3,test\n');
    expect(await readTextFile(path)).toEqual([
      { id: 'a', text: 'He said "no", twice', label: -1.5, split: 'train' },
      { id: 'b', text: 'well', label: 3, split: 'test' },
    ]);
  });

  it('gives back any text and label that was written', async () => {
    const row = fc.record({
      text: fc.string({ minLength: 1 }).filter((text) => text.trim() !== '' && !text.includes('\r')),
      label: fc.double({ min: -3, max: 3, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1 }), async (rows) => {
        const lines = rows.map(({ text, label }) => `x,"${text.replaceAll('"', '""')}",${label},valid\n`);
        const read = await readTextFile(await file(`id,text,label,split\n${lines.join('')}`));
        expect(read.map(({ text }) => text)).toEqual(rows.map(({ text }) => text.trim()));
        expect(read.map(({ label }) => label)).toEqual(rows.map(({ label }) => Number(`${label}`)));
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['a label that is no number', 'id,text,label,split\na,fine,1,train\nb,bad,high,train\n', 3, 'high'],
    ['a label out of range', 'id,text,label,split\na,fine,3.5,train\n', 2, '[-3, 3]'],
    ['an empty label', 'id,text,label,split\na,fine,,train\n', 2, 'label'],
    ['an empty text', 'id,text,label,split\na," ",1,train\n', 2, 'text'],
    ['an unknown split', 'id,text,label,split\na,fine,1,holdout\n', 2, 'split'],
    ['a missing column', 'id,text,split\na,fine,train\n', 2, '"label" is missing'],
    ['a row with too many cells', 'id,text,label,split\na,fine,1,train\na,fine,1,train,x\n', 3, 'CSV'],
    ['an open quote', 'id,text,label,split\na,"fine,1,train\n', 2, 'CSV'],
  ])('names file, row and trouble of %s', async (_, content, row, trouble) => {
    const path = await file(content);
    const error = await troubleWith(readTextFile(path));
    expect(error).toMatchObject({ file: path, row });
    expect(error.message).toContain(trouble);
  });

  it('says when a file is empty or not there', async () => {
    expect((await troubleWith(readTextFile(await file('id,text,label,split\n')))).trouble).toContain(
      'no rows',
    );
    expect((await troubleWith(readTextFile(join(folder, 'nowhere.csv')))).trouble).toBe('no such file');
    expect((await troubleWith(readTextFile(folder))).trouble).toContain('cannot be read');
  });
});

describe('readSpeechFile', () => {
  it('resolves clips against the folder of the list', async () => {
    const header = 'file,corpus,speaker,emotion,intensity,language,split\n';
    const path = await file(`${header}ravdess/a.opus,ravdess,r1,anger,strong,en,train\n`);
    expect(await readSpeechFile(path)).toEqual([
      {
        path: join(folder, 'ravdess/a.opus'),
        file: 'ravdess/a.opus',
        line: 2,
        speaker: 'r1',
        emotion: 'anger',
        intensity: 'strong',
        split: 'train',
      },
    ]);
  });

  it('knows its emotions', async () => {
    const path = await file('file,speaker,emotion,intensity,split\na.opus,r1,envy,normal,train\n');
    expect((await troubleWith(readSpeechFile(path))).trouble).toContain('emotion');
  });
});

describe('readFaceFile', () => {
  const pose = Array.from({ length: 16 }, (_, index) => `pose${index}`);
  const header = ['id', 'emotion', 'split', 'jawOpen', 'mouthSmileLeft', ...pose].join(',');

  it('reads blendshapes in the order asked for, not the order of the columns', async () => {
    const path = await file(`${header}\nf,happiness,train,0.25,0.75,${pose.map((_, i) => i).join(',')}\n`);
    const [face] = await readFaceFile(path, ['mouthSmileLeft', 'jawOpen']);
    expect([...(face?.blendshapes ?? [])]).toEqual([0.75, 0.25]);
    expect([...(face?.matrix ?? [])]).toEqual(pose.map((_, i) => i));
  });

  it.each([
    ['a blendshape out of range', '1.5', '0', 'jawOpen'],
    ['a cell that is no number', '0', 'wide', 'mouthSmileLeft'],
  ])('names the row and column of %s', async (_, jaw, smile, column) => {
    const path = await file(`${header}\nf,happiness,train,${jaw},${smile},${pose.map(() => 0).join(',')}\n`);
    const error = await troubleWith(readFaceFile(path, ['mouthSmileLeft', 'jawOpen']));
    expect(error.row).toBe(2);
    expect(error.trouble).toContain(column);
  });

  it('misses a column that is not there', async () => {
    const path = await file(`${header}\nf,happiness,train,0,0,${pose.map(() => 0).join(',')}\n`);
    expect((await troubleWith(readFaceFile(path, ['cheekPuff']))).trouble).toContain(
      '"cheekPuff" is missing',
    );
  });
});
