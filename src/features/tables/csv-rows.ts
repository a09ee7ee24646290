import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { unguardCell } from '../spreadsheet-cell.ts';
import {
  type Cells,
  type Columns,
  layoutOf,
  namedColumns,
  type Separator,
  withDecimalPoint,
} from './csv-layout.ts';

/** Why a table cannot be read, and on which of its lines. */
export class CsvTrouble extends Error {
  constructor(
    /** From 1; null where no line is to blame. */
    readonly line: number | null,
    readonly trouble: string,
    options?: ErrorOptions,
  ) {
    super(line === null ? trouble : `line ${line} ${trouble}`, options);
    this.name = 'CsvTrouble';
  }
}

export interface CsvTable {
  separator: Separator;
  /** Each with the line of the file it ends on; the heading is line 1. */
  rows: { cells: Cells; line: number }[];
}

/**
 * Reads a table with a heading. Columns may be separated by commas, semicolons or tabs, and their names written in capitals
 * or with spaces; in tables with semicolons the columns that hold numbers may have decimal commas.
 * @param columns what is looked for; other columns keep their names
 * @throws CsvTrouble when it is no table, a row has other columns than the heading, or two columns have one name
 */
export function readCsvRows(text: string, columns: Columns): CsvTable {
  const { separator, headingLine } = layoutOf(text, columns);
  const decimalCommas = separator === ';' ? (columns.numbers ?? []) : [];
  try {
    const rows = parse<CsvTable['rows'][number], Cells>(text, {
      columns: (heading: string[]) => distinct(headingLine, namedColumns(heading, columns)),
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
    return { separator, rows };
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const line = typeof cause.lines === 'number' ? cause.lines : null;
    throw new CsvTrouble(line, `is not valid CSV: ${cause.message}`, { cause });
  }
}

/** Of two columns of one name the parser would keep the last without a word. */
function distinct(line: number, names: string[] | { twice: string }): string[] {
  if (Array.isArray(names)) return names;
  throw new CsvTrouble(line, `column "${names.twice}" appears twice`);
}

const NUMBER = /^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$/;

/** The number written out in a cell, NaN when none is; an empty cell is none, not zero. */
export function parseNumber(cell: unknown): number {
  return typeof cell === 'string' && NUMBER.test(cell) ? Number(cell) : Number.NaN;
}

/** Whether a cell is a number written out, finite or not. */
export function isNumber(cell: string): boolean {
  return NUMBER.test(cell);
}
