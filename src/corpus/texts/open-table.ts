import { HEAD_BYTES, otherFormat } from '../../features/npz/not-npz.ts';
import { type Table, TableError } from './table.ts';

/** Larger files are refused unread. */
const MOST_MEGABYTES = { parquet: 256, text: 64 };

/**
 * Reads a table by what its first bytes say, or else by its name. Readers are loaded when they are needed.
 * @throws TableError
 */
export async function openTable(file: File): Promise<Table> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const start = String.fromCharCode(...head);
  const isParquet = start.startsWith('PAR1') || /\.parquet$/i.test(file.name);
  const most = MOST_MEGABYTES[isParquet ? 'parquet' : 'text'];
  if (file.size > most * 1e6)
    throw new TableError(
      `is ${Math.round(file.size / 1e6)} MB, ${most} MB at most; cut it into several files`,
    );
  if (start.startsWith('PK') || start.startsWith('\xd0\xcf\x11\xe0'))
    throw new TableError('is a workbook; save its sheet as CSV (UTF-8) first');
  const other = otherFormat(head);
  if (other) throw new TableError(other);
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isParquet) return (await import('./parquet.ts')).readParquet(bytes);
  if (/\.(jsonl|ndjson)$/i.test(file.name)) return (await import('./json-lines.ts')).readJsonLines(bytes);
  return (await import('./delimited.ts')).readDelimited(bytes);
}
