import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { csvText } from '../../../ui/charts/frame/csv.ts';
import { EMOTIONS, INTENSITIES } from '../../core/data/emotions.ts';
import { DataFileError } from './data-file-error.ts';
import { readFaceFile } from './faces.ts';
import { readSpeechFile } from './speech.ts';
import { readTextFile } from './text.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readers-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(content: string | Uint8Array): Promise<string> {
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

  it('says what a sentence was heard by or is part of', async () => {
    const heard = await file('id,text,label,split,recogniser\na,WELL,1,valid,ibm\n');
    expect((await readTextFile(heard))[0]?.group).toBe('ibm');
    const part = await file('id,text,label,split,unit\na,so good,1,train,phrase\n');
    expect((await readTextFile(part))[0]?.group).toBe('phrase');
  });

  it('gives back any text and label that was written', async () => {
    const row = fc.record({
      // A quote before a sign is what guards a cell in a spreadsheet, and is taken off.
      text: fc
        .string({ minLength: 1 })
        .filter((text) => text.trim() !== '' && !text.includes('\r') && !/^\s*'/.test(text)),
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
    [
      'a text that is no sentence',
      `id,text,label,split\na,${'on and '.repeat(2000)},1,train\n`,
      2,
      'longer than',
    ],
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

  it('reads text in other encodings and says so, and refuses a column that is there twice', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    onTestFinished(() => said.mockRestore());
    const latin1 = Buffer.from('id,text,label,split\na,a caf\u00e9 and a fianc\u00e9,1,train\n', 'latin1');
    const [row] = await readTextFile(await file(latin1));
    expect(row?.text).toBe('a café and a fiancé');
    expect(said.mock.calls.flat().join()).toContain('windows-1252');
    const twice = await troubleWith(readTextFile(await file('id,text,label,split,label\na,b,1,train,2\n')));
    expect(twice).toMatchObject({ row: 1, trouble: 'column "label" appears twice' });
  });
});

describe('tables as spreadsheets write them', () => {
  const rows = [
    { id: 'a', text: 'so; "well", yes', label: -1.5, split: 'train' },
    { id: 'b', text: '=1+1', label: 0, split: 'test' },
  ];

  it.each([
    [
      'semicolons and decimal commas',
      'id;text;label;split\na;"so; ""well"", yes";-1,5;train\nb;=1+1;0;test\n',
    ],
    [
      'a line that names the separator',
      'sep=;\r\nid;text;label;split\r\na;"so; ""well"", yes";-1.5;train\r\nb;=1+1;0;test\r\n',
    ],
    [
      'tabs, and quotes left as they are',
      'id\ttext\tlabel\tsplit\na\tso; "well", yes\t-1.5\ttrain\nb\t=1+1\t0\ttest\n',
    ],
    [
      'a mark, capitals and spaces in the heading',
      '\uFEFF ID ,Text, LABEL,Split \na,"so; ""well"", yes",-1.5,train\nb,=1+1,0,test\n',
    ],
    ['formulas made harmless', 'id,text,label,split\na,"so; ""well"", yes",\'-1.5,train\nb,\'=1+1,0,test\n'],
  ])('are read: %s', async (_, content) => {
    expect(await readTextFile(await file(content))).toEqual(rows);
  });

  it('keep a column that is called exactly so, whatever else is called nearly so', async () => {
    const path = await file('id,text,label,split,Label\na,well,1,train,high\n');
    expect((await readTextFile(path))[0]?.label).toBe(1);
    const error = await troubleWith(
      readTextFile(await file('id,text,Label,LABEL,split\na,well,1,2,train\n')),
    );
    expect(error).toMatchObject({ row: 1, trouble: 'column "label" appears twice' });
  });

  it('are read when the app wrote them', async () => {
    const texts = ['=SUM(A1)', "'-quoted", 'plain', '-2 degrees', '@home', 'a\r\nb "c"'];
    const table = [['id', 'text', 'label', 'split'], ...texts.map((text, i) => [i, text, -0.5, 'test'])];
    const read = await readTextFile(await file(csvText(table)));
    expect(read.map(({ text, label }) => [text, label])).toEqual(texts.map((text) => [text, -0.5]));
  });

  it('say which columns there are where one is missing', async () => {
    const error = await troubleWith(readTextFile(await file('ID;Sentence;Label;Split\na;b;1;train\n')));
    expect(error.trouble).toBe('column "text" is missing; there are id, Sentence, label, split');
  });
});

describe('every reader', () => {
  const SHAPES = ['jawOpen', 'mouthSmileLeft'];
  const POSE = Array.from({ length: 16 }, (_, index) => `pose${index}`);
  const files = {
    text: ['id,text,label,split', 'a,"fine, ""really""",-1.5,train', 'b,well,3,test'],
    speech: [
      'file,speaker,emotion,intensity,split',
      'a.opus,r1,anger,strong,train',
      'b.wav,r2,calm,normal,test',
    ],
    faces: [
      ['id', 'emotion', 'split', ...SHAPES, ...POSE].join(','),
      `f,happiness,train,0.25,1,${POSE.map((_, i) => i / 16).join(',')}`,
    ],
  };
  const splits = ['train', 'valid', 'test'];
  const sound = {
    text: async (path: string) => {
      for (const { id, text, label, split } of await readTextFile(path)) {
        expect(id.trim() !== '' && text.trim() !== '').toBe(true);
        expect(Math.abs(label)).toBeLessThanOrEqual(3);
        expect(splits).toContain(split);
      }
    },
    speech: async (path: string) => {
      for (const { file: name, speaker, emotion, intensity, split } of await readSpeechFile(path)) {
        expect(name.trim() !== '' && speaker.trim() !== '').toBe(true);
        expect(EMOTIONS).toContain(emotion);
        expect(INTENSITIES).toContain(intensity);
        expect(splits).toContain(split);
      }
    },
    faces: async (path: string) => {
      for (const { emotion, blendshapes, matrix, split } of await readFaceFile(path, SHAPES)) {
        expect(EMOTIONS).toContain(emotion);
        expect(blendshapes.every((value) => value >= 0 && value <= 1)).toBe(true);
        expect([matrix.length, matrix.every(Number.isFinite)]).toEqual([16, true]);
        expect(splits).toContain(split);
      }
    },
  };
  const kinds = Object.keys(files) as (keyof typeof files)[];

  /** Sound rows or a DataFileError of one line: nothing else may come of a file. */
  async function readsOrRefuses(kind: keyof typeof files, content: string | Uint8Array): Promise<void> {
    const path = await file(content);
    await sound[kind](path).catch((error: unknown) => {
      if (!(error instanceof DataFileError)) throw error;
      expect(error.message).not.toContain('\n');
      expect(error.file).toBe(path);
    });
  }

  it.each(kinds)('%s: takes any bytes for what they are', async (kind) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), (bytes) => readsOrRefuses(kind, bytes)),
      { numRuns: 60 },
    );
  });

  it.each(kinds)('%s: reads or refuses a file with damage in it', async (kind) => {
    const whole = `${files[kind].join('\n')}\n`;
    const junk = fc.constantFrom(
      '"',
      '""',
      ',',
      '\n',
      '\r',
      '\0',
      '\ufeff',
      'NaN',
      '1e999',
      '-',
      '0x1',
      '\u2028',
      ' ',
    );
    const damage = fc.record({
      at: fc.nat({ max: whole.length }),
      cut: fc.nat({ max: 12 }),
      put: fc.oneof(junk, fc.string({ maxLength: 5 })),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) =>
        readsOrRefuses(
          kind,
          damages.reduce((text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut), whole),
        ),
      ),
      { numRuns: 100 },
    );
  });

  it.each(kinds)('%s: refuses any cell that says something else than it may', async (kind) => {
    const [header = '', row = ''] = files[kind];
    const free = ['id', 'text', 'file', 'speaker'];
    const columns = header.split(',').filter((column) => !free.includes(column));
    const cell = fc.constantFrom(
      '',
      ' ',
      'NaN',
      'Infinity',
      '1e999',
      '99999',
      '-7',
      'null',
      'true',
      '0x1',
      '1,5',
      '1 2',
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...columns), cell, async (column, value) => {
        // A matrix entry may be any number of a sensible size.
        if (column.startsWith('pose') && value === '-7') return;
        const cells = Object.fromEntries(
          header
            .split(',')
            .map((name, i) => [name, kind === 'text' ? ['a', 'b', '1', 'train'][i] : row.split(',')[i]]),
        );
        const broken = Object.values({ ...cells, [column]: `"${value}"` }).join(',');
        const error = await troubleWith(sound[kind](await file(`${header}\n${broken}\n`)));
        expect(error.row).toBe(2);
        expect(error.trouble).toContain(`column "${column}"`);
      }),
      { numRuns: 60 },
    );
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
