import { CsvTrouble, readCsvRows } from '../../features/tables/csv-rows.ts';
import { LOOKED_FOR, type Table, TableError, tableOf } from './table.ts';
import { textOf } from './text-file.ts';

/**
 * Reads a .csv or .tsv file with a heading, in any encoding, its columns parted by commas, semicolons or tabs.
 * @throws TableError
 */
export function readDelimited(bytes: Uint8Array): Table {
  const { text, encoding } = textOf(bytes);
  const { rows, separator } = rowsOf(text);
  const [first] = rows;
  if (!first) throw new TableError('has no rows under its heading');
  const columns = Object.keys(first.cells).map(
    (name) => [name, rows.map(({ cells }) => cells[name] ?? null)] as const,
  );
  return tableOf(columns, {
    place: (row) => `row ${row + 1} (line ${rows[row]?.line})`,
    written: { encoding, separator: separator === ',' ? null : separator },
  });
}

function rowsOf(text: string) {
  try {
    return readCsvRows(text, LOOKED_FOR);
  } catch (cause) {
    if (cause instanceof CsvTrouble) throw new TableError(cause.message, { cause });
    throw cause;
  }
}
