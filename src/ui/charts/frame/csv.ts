import { guardCell } from '../../../features/spreadsheet-cell.ts';

export type CsvValue = string | number | null;

/** Without it Excel takes UTF-8 for the encoding of the system. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Comma-separated values as RFC 4180 writes them, for spreadsheets: with a byte order mark, and no cell is a live
 * formula. null is an empty field.
 */
export function csvText(rows: readonly (readonly CsvValue[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function field(value: CsvValue): string {
  if (value === null) return '';
  const text = guardCell(String(value));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
