import { areClasses } from '../../features/ready/labels.ts';
import { parseNumber } from '../../features/tables/csv-rows.ts';
import { SENTIMENT_LIMIT } from '../../model/config.ts';
import { type Cell, type Table, TableError } from './table.ts';

/** What rows should come out as. */
export interface TableLabels {
  /** 1: sentiment points; C > 1: the index of one of C classes. */
  classes: number;
  classNames: readonly string[] | null;
  /** [N], NaN where the row has none. */
  label: Float64Array;
}

/** More different labels than these are a mistake. */
const MOST_CLASSES = 100;

export const numberOf = (cell: Cell | undefined): number =>
  typeof cell === 'string' ? parseNumber(cell) : (cell ?? Number.NaN);
export const isEmpty = (cell: Cell | undefined): boolean =>
  cell == null || (typeof cell === 'string' && cell.trim() === '');

/**
 * Reads a column of labels as `.npz` files have them: numbers in [-3, 3] are sentiment; whole numbers from 0 of which none
 * is left out are classes; names are classes in alphabetical order. An empty cell is no label.
 * @throws TableError with row and column
 */
export function readLabelColumn(table: Table, column: string): TableLabels {
  const cells = table.columns.get(column) ?? [];
  const numbers = Float64Array.from(cells, numberOf);
  const there = cells.flatMap((cell, row) => (isEmpty(cell) ? [] : [row]));
  const notNumbers = there.filter((row) => !Number.isFinite(numbers[row]));
  if (there.length > 0 && notNumbers.length > there.length / 2) return namedClasses(table, column, there);
  const [wrong] = notNumbers;
  if (wrong !== undefined) throw labelError(table, column, wrong, 'which is no number as the others are');
  const values = there.map((row) => numbers[row] as number);
  if (areClasses(values, false))
    return { classes: 1 + Math.max(...values), classNames: null, label: numbers };
  const outside = there.find((row) => Math.abs(numbers[row] as number) > SENTIMENT_LIMIT);
  if (outside !== undefined)
    throw labelError(
      table,
      column,
      outside,
      `outside [-${SENTIMENT_LIMIT}, ${SENTIMENT_LIMIT}] for a sentiment; scale the labels, or name classes in words`,
    );
  return { classes: 1, classNames: null, label: numbers };
}

/** @throws TableError for numbers that are no sentiment */
export function readSentiments(table: Table, column: string): Float64Array {
  const { classes, label } = readLabelColumn(table, column);
  return classes === 1 ? label : label.map(() => Number.NaN);
}

function namedClasses(table: Table, column: string, there: readonly number[]): TableLabels {
  const cells = table.columns.get(column) ?? [];
  const nameOf = (row: number) => String(cells[row]).trim();
  const classNames = [...new Set(there.map(nameOf))].sort();
  if (classNames.length > MOST_CLASSES)
    throw new TableError(
      `column "${column}" has ${classNames.length} different labels, ${MOST_CLASSES} classes at most`,
    );
  if (classNames.length < 2)
    throw new TableError(
      `column "${column}" says "${classNames[0]}" in every row: one class is nothing to tell`,
    );
  const label = new Float64Array(cells.length).fill(Number.NaN);
  for (const row of there) label[row] = classNames.indexOf(nameOf(row));
  return { classes: classNames.length, classNames, label };
}

function labelError({ columns, place }: Table, column: string, row: number, trouble: string): TableError {
  const said = String(columns.get(column)?.[row]).slice(0, 40);
  return new TableError(`${place(row)}, column "${column}" says "${said}", ${trouble}`);
}
