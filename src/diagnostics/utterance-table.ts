import { MODALITIES, type Modality } from '../model/modalities.ts';
import type { CommonColumn, StageColumn, UtteranceSummary } from './utterance.ts';
import type { VectorSet } from './vector-set.ts';

export type Column = CommonColumn | StageColumn;

/** Summaries of N utterances of one network, column by column. */
export interface UtteranceTable {
  utterances: number;
  /** Row-major, N after M: [M, N, n], [M, N] or [N]. */
  columns: Record<CommonColumn, Float32Array> & Partial<Record<StageColumn, Float32Array>>;
}

/** Columns without a row per modality. */
const WHOLE: readonly Column[] = ['balance', 'bias', 'gate', 'prediction'];

/** True for columns that have a row of every modality. */
export function isByModality(column: Column): boolean {
  return !WHOLE.includes(column);
}

/**
 * Puts summaries side by side.
 * @throws Error without any, or when they are of different networks
 */
export function tabulate(summaries: readonly UtteranceSummary[]): UtteranceTable {
  const [first] = summaries;
  if (!first) throw new Error('There is no utterance to tabulate.');
  const columns = Object.entries(first).map(([name, values]) => {
    const rows = isByModality(name as Column) ? MODALITIES.length : 1;
    return [name, stack(name as Column, values, summaries, rows)] as const;
  });
  return { utterances: summaries.length, columns: Object.fromEntries(columns) as UtteranceTable['columns'] };
}

/** N summaries' [rows, n] -> [rows, N, n]. */
function stack(
  name: Column,
  { length }: Float64Array,
  summaries: readonly UtteranceSummary[],
  rows: number,
): Float32Array {
  const width = length / rows;
  const stacked = new Float32Array(summaries.length * length);
  for (const [index, { [name]: values }] of summaries.entries()) {
    if (values?.length !== length) throw new Error(`Utterance ${index} has another ${name} than the first.`);
    for (let row = 0; row < rows; row++) {
      stacked.set(values.subarray(row * width, (row + 1) * width), (row * summaries.length + index) * width);
    }
  }
  return stacked;
}

/** One modality's part of a column: its N rows as a set of vectors. @throws Error when the column is not there */
export function modalityRows(table: UtteranceTable, column: Column, modality: Modality): VectorSet {
  const values = table.columns[column];
  if (!values) throw new Error(`These utterances have no ${column}.`);
  const length = values.length / MODALITIES.length;
  const start = MODALITIES.indexOf(modality) * length;
  return { values: values.subarray(start, start + length), width: length / table.utterances };
}
