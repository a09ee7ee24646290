import { readFile } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { unguardCell } from '../../../features/spreadsheet-cell.ts';
import { decodeText } from '../../../features/text-encoding.ts';
import { type Columns, layoutOf, namedColumns, withDecimalPoint } from './csv-layout.ts';
import { DataFileError } from './data-file-error.ts';

const NUMBER = /^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$/;

/** The number written out in a cell, NaN when none is; an empty cell is none, not zero. */
export function parseNumber(cell: unknown): number {
  return typeof cell === 'string' && NUMBER.test(cell) ? Number(cell) : Number.NaN;
}

/** A cell that holds a number; "1e999" is none that could be computed with. */
export const numberCell = z
  .string()
  .regex(NUMBER, 'is not a number')
  .transform(Number)
  .refine(Number.isFinite, 'is too large a number');

/** A cell that must say something. */
export const textCell = z.string().trim().min(1, 'is empty');

type Cells = Record<string, string>;

interface ParsedRow {
  cells: Cells;
  line: number;
}

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

function parseCsv(file: string, text: string, columns: Columns): ParsedRow[] {
  const { separator, headingLine } = layoutOf(text, columns);
  const decimalCommas = separator === ';' ? (columns.numbers ?? []) : [];
  try {
    return parse<ParsedRow, Cells>(text, {
      columns: (heading: string[]) => distinct(file, headingLine, namedColumns(heading, columns)),
      delimiter: separator,
      from_line: headingLine,
      // Tables with tabs are mostly written without quotes around cells, and with quotes in them.
      relax_quotes: separator === '\t',
      bom: true,
      skip_empty_lines: true,
      on_record: (cells, info) => {
        for (const name in cells) cells[name] = unguardCell(cells[name] ?? '');
        for (const name of decimalCommas) {
          const cell = cells[name];
          if (cell !== undefined) cells[name] = withDecimalPoint(cell);
        }
        return { cells, line: info.lines };
      },
    });
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const line = typeof cause.lines === 'number' ? cause.lines : null;
    throw new DataFileError(file, line, `is not valid CSV: ${cause.message}`, { cause });
  }
}

/** Of two columns of one name the parser would keep the last without a word. */
function distinct(file: string, line: number, names: string[] | { twice: string }): string[] {
  if (Array.isArray(names)) return names;
  throw new DataFileError(file, line, `column "${names.twice}" appears twice`);
}

function troubleOf(error: z.ZodError, cells: Cells): string {
  const issue = error.issues[0];
  const column = issue?.path.join('.') ?? '';
  if (!issue || column === '') return issue?.message ?? 'does not fit';
  if (!(column in cells))
    return `column "${column}" is missing; there are ${Object.keys(cells).join(', ').slice(0, 400)}`;
  return `column "${column}" ${issue.message} (it says "${(cells[column] ?? '').slice(0, 40)}")`;
}
