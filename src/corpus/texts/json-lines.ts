import { type Cell, type Table, TableError, tableOf } from './table.ts';
import { textOf } from './text-file.ts';

/**
 * Reads a .jsonl file: one object a line, its keys the columns. What a key holds that is neither text, number nor yes or no
 * is left out.
 * @throws TableError
 */
export function readJsonLines(bytes: Uint8Array): Table {
  const { text, encoding } = textOf(bytes);
  const records: { line: number; values: Record<string, unknown> }[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (line.trim() !== '') records.push({ line: index + 1, values: objectOf(line, index + 1) });
  }
  const names = [...new Set(records.flatMap(({ values }) => Object.keys(values)))];
  const columns = names.map((name) => [name, records.map(({ values }) => cellOf(values[name]))] as const);
  return tableOf(columns, {
    place: (row) => `row ${row + 1} (line ${records[row]?.line})`,
    written: { encoding, separator: null },
  });
}

function objectOf(line: string, number: number): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new TableError(`line ${number} is not valid JSON: ${why}`, { cause });
  }
  throw new TableError(
    `line ${number} is no object; each line must be one, such as {"id": "a", "text": "so"}`,
  );
}

/** A value as a cell; null for what is none. */
export function cellOf(value: unknown): Cell {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return value;
    case 'bigint':
      return Number(value);
    case 'boolean':
      return String(value);
    default:
      return value instanceof Date ? value.toISOString() : null;
  }
}
