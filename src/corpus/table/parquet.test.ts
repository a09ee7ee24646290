import { parquetReadObjects } from 'hyparquet';
import { expect, it } from 'vitest';
import { allRows } from '../order.ts';
import { randomCorpus } from '../testing/corpus-fixture.ts';
import { parquetOf } from './parquet.ts';
import { resultCell, resultColumns } from './result-table.ts';

const { columns, corpus } = randomCorpus(50);
const pair = { a: 'dbr', b: 'plain' } as const;

it('holds every column of data, both networks and their difference, cell by cell as another program reads it', async () => {
  const named = {
    kind: 'category',
    codes: Int32Array.from({ length: 50 }, (_, i) => (i % 3) - 1),
    names: ['x', 'ä'],
  };
  const all = [
    ...resultColumns(columns, corpus, pair),
    { name: 'file.speaker', id: 'file:speaker', column: named as never } as const,
  ];
  const rows = allRows(50).reverse();
  const file = parquetOf(all, rows);
  const read = await parquetReadObjects({ file: file.buffer });
  expect(read).toHaveLength(50);
  expect(Object.keys(read[0] ?? {})).toEqual(all.map(({ name }) => name));
  for (const [place, row] of rows.entries()) {
    for (const { name, column } of all) expect(read[place]?.[name] ?? null).toEqual(resultCell(column, row));
  }
});

it('has no column of a network that is not there', () => {
  const names = resultColumns(columns, corpus, { a: 'dbr', b: null }).map(({ name }) => name);
  expect(names).toContain('dbr.contribution-shared-visual');
  expect(names.filter((name) => /^(plain|difference|\.)/.test(name))).toEqual([]);
});
