import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Cells, Columns } from '../../../features/tables/csv-layout.ts';
import { type CsvTable, CsvTrouble, isNumber, readCsvRows } from '../../../features/tables/csv-rows.ts';
import { decodeText } from '../../../features/text-encoding.ts';
import { DataFileError } from './data-file-error.ts';

/** A cell that holds a number; "1e999" is none that could be computed with. */
export const numberCell = z
  .string()
  .refine(isNumber, 'is not a number')
  .transform(Number)
  .refine(Number.isFinite, 'is too large a number');

/** A cell that must say something. */
export const textCell = z.string().trim().min(1, 'is empty');

/** A checked row and the line of the file it ends on; the header is line 1. */
export interface CsvRow<Row> {
  row: Row;
  line: number;
}

/**
 * Reads a CSV file with a header line and checks every row. Columns may be separated by commas, semicolons or tabs, and
 * their names written in capitals or with spaces; those the reader does not look for are ignored.
 *
 * @param columns what the schema reads
 * @throws DataFileError when the file cannot be read, is not CSV, lacks a column, has no rows, or a row does not fit the schema.
 */
export async function readCsv<Row>(
  file: string,
  schema: z.ZodType<Row, unknown>,
  columns: Columns,
): Promise<CsvRow<Row>[]> {
  const rows = parseCsv(file, await readText(file), columns);
  if (rows.length === 0) throw new DataFileError(file, null, 'has no rows under its header');
  return rows.map(({ cells, line }) => {
    const result = schema.safeParse(cells);
    if (result.success) return { row: result.data, line };
    throw new DataFileError(file, line, troubleOf(result.error, cells));
  });
}

async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    const trouble = cause.code === 'ENOENT' ? 'no such file' : `cannot be read (${cause.code ?? cause})`;
    throw new DataFileError(file, null, trouble, { cause });
  });
  const { text, encoding, brokenBytes } = decodeText(bytes);
  if (brokenBytes > 0 || text.includes('\0')) throw new DataFileError(file, null, 'is not text');
  if (encoding !== 'utf-8') console.error(`${file}: read as ${encoding}`);
  return text;
}

function parseCsv(file: string, text: string, columns: Columns): CsvTable['rows'] {
  try {
    return readCsvRows(text, columns).rows;
  } catch (cause) {
    if (!(cause instanceof CsvTrouble)) throw cause;
    throw new DataFileError(file, cause.line, cause.trouble, { cause });
  }
}

function troubleOf(error: z.ZodError, cells: Cells): string {
  const issue = error.issues[0];
  const column = issue?.path.join('.') ?? '';
  if (!issue || column === '') return issue?.message ?? 'does not fit';
  if (!(column in cells))
    return `column "${column}" is missing; there are ${Object.keys(cells).join(', ').slice(0, 400)}`;
  return `column "${column}" ${issue.message} (it says "${(cells[column] ?? '').slice(0, 40)}")`;
}
