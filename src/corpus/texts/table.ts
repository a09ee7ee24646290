import { type Columns, namedColumns } from '../../features/tables/csv-layout.ts';

/** A cell as a file has it; null where it has none. */
export type Cell = string | number | null;

/** A table column by column, whatever it was written in. */
export interface Table {
  rows: number;
  /** [rows] each. */
  columns: ReadonlyMap<string, readonly Cell[]>;
  /** Where a row stands in the file: "row 11 (line 12)". */
  place(row: number): string;
  /** How it is written, where it is not in UTF-8 with commas. */
  written: Written;
}

export interface Written {
  encoding: string | null;
  separator: ';' | '\t' | null;
}

/** Why rows cannot be used, with row and column: made to stand behind the name of their file. */
export class TableError extends Error {
  constructor(trouble: string, options?: ErrorOptions) {
    super(trouble, options);
    this.name = 'TableError';
  }
}

/** Names of columns that mean something here; any other is a column of its own. */
export const KNOWN = {
  id: ['id'],
  text: ['text', 'sentence'],
  label: ['label', 'sentiment'],
  /** What the words say by themselves. */
  own: ['label_language', 'label_T'],
  split: ['split', 'mode'],
} as const;
export type Known = keyof typeof KNOWN;

/** For readers: what is looked for, and what of it is written in numbers. */
export const LOOKED_FOR: Columns = {
  names: Object.values(KNOWN).flat(),
  numbers: [...KNOWN.label, ...KNOWN.own],
};

/** More rows than these are no corpus that a page can hold. */
export const MOST_ROWS = 100_000;
const MOST_COLUMNS = 200;

/**
 * Columns under the names they are looked for by: "Text " is `text`.
 * @throws TableError when two have one name, or there are too many columns or rows
 */
export function tableOf(
  columns: readonly (readonly [name: string, cells: readonly Cell[]])[],
  { place = (row) => `row ${row + 1}`, written = { encoding: null, separator: null } }: Partial<Table> = {},
): Table {
  const names = namedColumns(
    columns.map(([name]) => name),
    LOOKED_FOR,
  );
  if (!Array.isArray(names)) throw new TableError(`column "${names.twice}" appears twice`);
  requireSize(columns[0]?.[1].length ?? 0, columns.length);
  return {
    rows: columns[0]?.[1].length ?? 0,
    columns: new Map(names.map((name, index) => [name, columns[index]?.[1] ?? []])),
    place,
    written,
  };
}

/** @throws TableError */
export function requireSize(rows: number, columns: number): void {
  if (rows === 0) throw new TableError('has no rows');
  if (rows > MOST_ROWS)
    throw new TableError(`has ${rows} rows, ${MOST_ROWS} at most; cut it into several files`);
  if (columns > MOST_COLUMNS)
    throw new TableError(
      `has ${columns} columns, ${MOST_COLUMNS} at most; features belong into an .npz file (docs/features-file.md)`,
    );
}
