import { type FileMetaData, parquetMetadata, parquetReadObjects } from 'hyparquet';
import { cellOf } from './json-lines.ts';
import { requireSize, type Table, TableError, tableOf } from './table.ts';

/** What its columns would take in memory. */
const MOST_BYTES = 1e9;

/**
 * Reads a .parquet file, whatever it is compressed with; columns of lists and of records are left out.
 * @throws TableError
 */
export async function readParquet(bytes: Uint8Array<ArrayBuffer>): Promise<Table> {
  const { buffer, byteOffset } = bytes;
  const file = {
    byteLength: bytes.byteLength,
    slice: (start: number, end = bytes.byteLength) => buffer.slice(byteOffset + start, byteOffset + end),
  };
  const metadata = metadataOf(file.slice(0));
  const names = flatColumns(metadata);
  const unpacked = metadata.row_groups.reduce((sum, group) => sum + Number(group.total_byte_size), 0);
  requireSize(Number(metadata.num_rows), names.length);
  if (unpacked > MOST_BYTES)
    throw new TableError(`is ${Math.round(unpacked / 1e6)} MB unpacked, ${MOST_BYTES / 1e6} MB at most`);
  const { compressors } = await import('hyparquet-compressors');
  const rows = await parquetReadObjects({ file, metadata, columns: names, compressors }).catch(
    (cause: unknown) => {
      throw new TableError(`is damaged: ${messageOf(cause)}`, { cause });
    },
  );
  return tableOf(names.map((name) => [name, rows.map((row) => cellOf(row[name]))] as const));
}

function metadataOf(buffer: ArrayBuffer): FileMetaData {
  try {
    return parquetMetadata(buffer);
  } catch (cause) {
    throw new TableError(
      `is no whole Parquet file (${messageOf(cause)}); it may have been cut off on its way: fetch or save it again`,
      { cause },
    );
  }
}

/** Columns with one value a row. */
function flatColumns({ schema }: FileMetaData): string[] {
  const [root, ...elements] = schema;
  const names: string[] = [];
  let top = root?.num_children ?? 0;
  for (let at = 0; at < elements.length && top > 0; top--) {
    const element = elements[at];
    if (!element) break;
    if (!element.num_children && element.repetition_type !== 'REPEATED') names.push(element.name);
    at = afterElement(elements, at);
  }
  return names;
}

/** The place behind an element and all that is in it. */
function afterElement(elements: FileMetaData['schema'], at: number): number {
  let next = at + 1;
  for (let child = 0; child < (elements[at]?.num_children ?? 0); child++) next = afterElement(elements, next);
  return next;
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
