import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Column } from '../corpus.ts';
import { openTable } from './open-table.ts';
import { PARQUET } from './parquet.test-fixture.ts';
import { TableError } from './table.ts';
import { textTable } from './text-table.ts';

type Content = string | Uint8Array<ArrayBuffer>;

const opened = async (name: string, content: Content) => {
  const table = await openTable(new File([content], name));
  return { ...textTable(name, table), written: table.written };
};

const utf16 = (text: string) => {
  const bytes = new Uint8Array(2 + 2 * text.length);
  bytes.set([0xff, 0xfe]);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    bytes.set([code & 255, code >> 8], 2 + 2 * at);
  }
  return bytes;
};

const column = (of: Column | undefined | null) => {
  if (!of) return null;
  if (of.kind === 'number') return [...of.values];
  return of.kind === 'text' ? of.values : [...of.codes].map((code) => of.names[code] ?? null);
};

const CSV =
  'id,Text,Label,split,speaker,age\na,"so, good",1.5,train,ann,31\nb,not bad,,test,bob,32\nc,awful,-3,test,ann,\nd,well,0.5,test,bob,33\n';

describe('a table of texts', () => {
  it('has texts, labels, splits, and its further columns as numbers, names and words', async () => {
    const { texts, corpus } = await opened('talks.csv', CSV);
    expect(texts).toEqual(['so, good', 'not bad', 'awful', 'well']);
    expect(corpus).toMatchObject({ name: 'talks.csv', rows: 4, classes: 1 });
    expect([...corpus.label]).toEqual([1.5, Number.NaN, -3, 0.5]);
    expect([...corpus.valences.language]).toEqual([1.5, Number.NaN, -3, 0.5]);
    expect(column(corpus.split)).toEqual(['train', 'test', 'test', 'test']);
    expect([...corpus.further.keys()]).toEqual(['id', 'text', 'speaker', 'age']);
    expect(column(corpus.further.get('speaker'))).toEqual(['ann', 'bob', 'ann', 'bob']);
    expect(column(corpus.further.get('age'))).toEqual([31, 32, Number.NaN, 33]);
    expect(corpus.further.get('id')).toEqual({ kind: 'text', values: ['a', 'b', 'c', 'd'] });
    expect([...corpus.present.language, ...corpus.present.visual]).toEqual([1, 1, 1, 1, 0, 0, 0, 0]);
  });

  it('is the same in UTF-16, with semicolons and decimal commas, with tabs, and in lines of JSON', async () => {
    const { corpus } = await opened('t.csv', CSV);
    const same = [
      await opened('t.csv', utf16(CSV)),
      await opened(
        't.csv',
        CSV.replace('"so, good"', 'so§ good').replaceAll(',', ';').replace('§', ',').replace('1.5', '1,5'),
      ),
      await opened('t.tsv', CSV.replace('"so, good"', 'so§ good').replaceAll(',', '\t').replace('§', ',')),
      await opened(
        't.jsonl',
        [
          { id: 'a', text: 'so, good', label: 1.5, split: 'train', speaker: 'ann', age: 31 },
          { id: 'b', text: 'not bad', label: null, split: 'test', speaker: 'bob', age: 32, tags: ['x'] },
          { id: 'c', text: 'awful', label: -3, split: 'test', speaker: 'ann' },
          { id: 'd', text: 'well', label: 0.5, split: 'test', speaker: 'bob', age: 33 },
        ]
          .map((row) => JSON.stringify(row))
          .join('\n'),
      ),
    ];
    for (const { corpus: other } of same) expect(other).toEqual({ ...corpus, name: other.name });
    expect(same.map(({ written }) => written)).toEqual([
      { encoding: 'utf-16le', separator: null },
      { encoding: null, separator: ';' },
      { encoding: null, separator: '\t' },
      { encoding: null, separator: null },
    ]);
  });

  it('is read from Parquet too', async () => {
    const { texts, corpus } = await opened('t.parquet', PARQUET);
    expect(texts).toEqual(['so good', 'not bad', 'awful']);
    expect([...corpus.label]).toEqual([1.5, 0.5, -3]);
    expect(column(corpus.further.get('age'))).toEqual([31, 32, 33]);
    expect(column(corpus.further.get('ok'))).toEqual(['true', 'false', 'true']);
  });

  it('has classes where labels are names, or whole numbers of which none is left out', async () => {
    const named = await opened('t.csv', 'text,label\na,sad\nb,glad\nc,\nd,sad\n');
    expect(named.corpus).toMatchObject({ classes: 2, classNames: ['glad', 'sad'] });
    expect([...named.corpus.label]).toEqual([1, 0, Number.NaN, 1]);
    const numbered = await opened('t.csv', 'text,label\na,0\nb,2\nc,1\n');
    expect(numbered.corpus).toMatchObject({ classes: 3, classNames: null });
    const sentiment = await opened('t.csv', 'text,label\na,0\nb,2\nc,-1\n');
    expect(sentiment.corpus.classes).toBe(1);
  });

  it.each<[string, string, Content, RegExp]>([
    ['no column of texts', 'a.csv', 'id,words\n1,so\n', /column "text" is missing; there are id, words\./],
    ['an empty text', 'a.csv', 'id,text\n1,so\n2,\n', /^row 2 \(line 3\), column "text" is empty$/],
    [
      'an id twice',
      'a.csv',
      'id,text\n1,so\n2,no\n1,yes\n',
      /^row 3 \(line 4\), column "id" says "1", as row 1/,
    ],
    [
      'a label too large',
      'a.csv',
      'text,label\nso,9\nno,-1\n',
      /^row 1 \(line 2\), column "label" says "9", outside \[-3, 3\]/,
    ],
    [
      'a label that is no number',
      'a.csv',
      'text,label\na,1\nb,x\nc,2\n',
      /^row 2 .*column "label" says "x", which is no number/,
    ],
    ['a label of NaN', 'a.csv', 'text,label\na,1\nb,NaN\nc,2\n', /says "NaN", which is no number/],
    ['a column twice', 'a.csv', 'text,text\na,b\n', /column "text" appears twice/],
    ['a row too wide', 'a.csv', 'text,label\na,1,2\n', /^line 2 is not valid CSV/],
    ['an open quote', 'a.csv', 'text,label\n"a,1\nb,2\n', /is not valid CSV/],
    ['a heading alone', 'a.csv', 'text,label\n', /has no rows under its heading/],
    ['nothing in it', 'a.csv', ' \n', /^is empty$/],
    [
      'features',
      'a.csv',
      `text,${Array.from({ length: 250 }, (_, i) => `f${i}`)}\nx${',1'.repeat(250)}\n`,
      /has 251 columns.*\.npz/,
    ],
    ['bytes that are no text', 'a.csv', Uint8Array.of(0, 1, 2, 0, 255, 3, 0, 0), /is not text|no /],
    ['a workbook', 'a.xlsx', 'PK\x03\x04', /is a workbook; save its sheet as CSV/],
    ['a pickle', 'a.csv', Uint8Array.of(0x80, 4, 0x95, 1), /pickle.*turn it into an \.npz/],
    ['a broken line of JSON', 'a.jsonl', '{"text": "a"}\n{"text": \n', /^line 2 is not valid JSON/],
    ['a list in place of an object', 'a.jsonl', '["a"]\n', /^line 1 is no object/],
    ['a Parquet file that was cut off', 'a.parquet', PARQUET.slice(0, 300), /no whole Parquet file.*cut off/],
    ['a Parquet file with damage', 'a.parquet', damaged(PARQUET), /is damaged|no whole Parquet/],
  ])('with %s is refused with what is wrong', async (_, name, content, says) => {
    await expect(opened(name, content)).rejects.toThrow(says);
    await expect(opened(name, content)).rejects.toBeInstanceOf(TableError);
  });

  it('is read or refused, whatever is in it', async () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom('1', '-2', 'NaN', '"', ';', 'text', 'label', ''),
    );
    const content = fc
      .array(
        fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(',')),
        { maxLength: 6 },
      )
      .map((lines) => lines.join('\n'));
    const heading = fc.constantFrom('text,label\n', 'id;text\n', '');
    await fc.assert(
      fc.asyncProperty(
        heading,
        content,
        fc.constantFrom('a.csv', 'a.jsonl', 'a.parquet'),
        async (head, rest, name) => {
          try {
            const { texts, corpus } = await opened(name, head + rest);
            expect(texts).toHaveLength(corpus.rows);
            expect(corpus.label).toHaveLength(corpus.rows);
            for (const further of corpus.further.values()) expect(column(further)).toHaveLength(corpus.rows);
          } catch (error) {
            expect(error).toBeInstanceOf(TableError);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** The same with another byte in the middle of its first column. */
function damaged(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice();
  copy.fill(0xff, 8, 40);
  return copy;
}
