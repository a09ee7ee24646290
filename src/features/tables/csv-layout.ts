import { CsvError, parse } from 'csv-parse/browser/esm/sync';

/** What a reader looks for: the names of its columns, and which of them hold numbers. */
export interface Columns {
  names: readonly string[];
  numbers?: readonly string[];
}

/** A row by the names of its columns. */
export type Cells = Record<string, string>;

const SEPARATORS = [',', ';', '\t'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** Excel's own word on the separator, in a line before the heading. */
const SEPARATOR_LINE = /^sep=([,;\t])\r?\n/i;
/** More than any heading is long. */
const HEADING_CHARACTERS = 100_000;

/** How a table is written. */
export interface Layout {
  separator: Separator;
  /** Line of the heading, from 1. */
  headingLine: number;
}

/** The separator that gives the most of the columns looked for; a comma where none gives any. `text` has no byte order mark. */
export function layoutOf(text: string, { names }: Columns): Layout {
  const said = SEPARATOR_LINE.exec(text)?.[1];
  if (said) return { separator: said as Separator, headingLine: 2 };
  const found = SEPARATORS.map((separator) => {
    const heading = new Set(headingOf(text, separator).map(folded));
    return names.filter((name) => heading.has(folded(name))).length;
  });
  return { separator: SEPARATORS[found.indexOf(Math.max(...found))] ?? ',', headingLine: 1 };
}

function headingOf(text: string, delimiter: Separator): string[] {
  try {
    const [heading = []] = parse(text.slice(0, HEADING_CHARACTERS), {
      delimiter,
      to: 1,
      relax_quotes: true,
      skip_empty_lines: true,
    });
    return heading;
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    return [];
  }
}

/**
 * Names of the columns as the reader calls them: "Label " is `label` where no column is called exactly that. Others keep
 * theirs.
 * @returns the name that stands twice instead, where one does
 */
export function namedColumns(heading: readonly string[], { names }: Columns): string[] | { twice: string } {
  const wanted = new Map(names.map((name) => [folded(name), name]));
  const columns = heading.map((given) => {
    const name = wanted.get(folded(given));
    return name === undefined || (given !== name && heading.includes(name)) ? given.trim() : name;
  });
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  return twice === undefined ? columns : { twice };
}

/** In tables with semicolons a number has a decimal comma. */
export function withDecimalPoint(cell: string): string {
  return /^\s*[-+]?\d*,\d+\s*$/.test(cell) ? cell.replace(',', '.') : cell;
}

function folded(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}
