import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { unguardCell } from '../features/spreadsheet-cell.ts';
import { numberCell, readCsv, textCell } from '../training/node/readers/csv.ts';
import { DataFileError } from '../training/node/readers/data-file-error.ts';
import { csvText } from '../ui/charts/frame/csv.ts';
import { expectHardy, hostileText } from './hostile-input.ts';

it('any table written here is no formula in a spreadsheet, and is read back cell by cell', async () => {
  const live = fc
    .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', "'", "'=", "''-"), fc.string({ maxLength: 8 }))
    .map((parts) => parts.join(''));
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    live,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constant(null),
  );
  const rows = fc.integer({ min: 1, max: 4 }).chain((width) =>
    // A line of one empty cell is an empty line, which readers leave out.
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
  );
  await expectHardy(rows, (table) => {
    const text = csvText(table);
    expect(text.startsWith('\uFEFF')).toBe(true);
    const read: string[][] = parse(text.slice(1), { relax_column_count: false, record_delimiter: '\r\n' });
    for (const one of read.flat()) {
      if (/^[=+\-@\t\r\n]/.test(one)) expect(Number.isFinite(Number(one))).toBe(true);
    }
    expect(read.map((row) => row.map(unguardCell))).toEqual(
      table.map((row) => row.map((value) => (value === null ? '' : String(value)))),
    );
  });
});

it('any CSV file is read row by row as its columns ask, or refused', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'csv-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'any.csv');
  const row = z.object({ id: textCell, label: numberCell });
  const texts = hostileText(
    'id,label\na,1.5\n"b ""two""",-2\n',
    '\uFEFFid,text,label\r\n1,"so, yes",3\r\n',
    '\uFEFF ID ;Text;Label\r\n1;so, yes;-1,5\r\n',
    'sep=;\r\nid;label\r\na;1\r\n',
    'id\ttext\tLABEL\n\'=a\the said "no"\t2\n',
  );
  await expectHardy(
    texts,
    async (text) => {
      writeFileSync(file, text);
      const rows = await readCsv(file, row, { names: ['id', 'label'], numbers: ['label'] });
      expect(rows.length).toBeGreaterThan(0);
      for (const { row: one } of rows) {
        expect(one.id.trim()).not.toBe('');
        expect(Number.isFinite(one.label)).toBe(true);
      }
    },
    (error) => error instanceof DataFileError,
  );
});
