import { parquetWriteBuffer } from 'hyparquet-writer';
import { type ResultColumn, resultCell } from './result-table.ts';

/**
 * Columns of some rows, in their order, as a Parquet file: numbers as DOUBLE, names and words as STRING, null where a row
 * has none.
 */
export function parquetOf(columns: readonly ResultColumn[], rows: Int32Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: columns.map(({ name, column }) => ({
        name,
        type: column.kind === 'number' ? 'DOUBLE' : 'STRING',
        nullable: true,
        data: Array.from(rows, (row) => resultCell(column, row)),
      })),
    }),
  );
}
