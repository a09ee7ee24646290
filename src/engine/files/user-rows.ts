import type { EngineProblem } from '../engine-error.ts';
import { sortFiles, type UserFiles } from './user-files.ts';

/** Tables of texts; a workbook is no table yet, and its reader says what to do. */
export const TABLE_FILE = /\.(csv|tsv|tab|jsonl|ndjson|parquet|xlsx|xls|ods)$/i;
const FEATURES = /\.(npz|npy|pkl|pickle)$/i;

/** Files whose rows are samples, and the two files of a network. */
export interface UserRows {
  rows: File[];
  weights: UserFiles['weights'];
}

/** Sorts what was brought to the Corpus view: any number of files with rows, and at most one network. */
export function sortRowFiles(files: readonly File[]): UserRows | { problem: EngineProblem } {
  const rows = files.filter(({ name }) => TABLE_FILE.test(name) || FEATURES.test(name));
  const rest = files.filter((file) => !rows.includes(file));
  for (const file of rows.filter(({ name }) => FEATURES.test(name))) {
    const sorted = sortFiles([file]);
    if ('problem' in sorted) return sorted;
  }
  if (rest.length === 0) return { rows, weights: null };
  const sorted = sortFiles(rest);
  if (!('problem' in sorted)) return { rows, weights: sorted.weights };
  const { code, detail } = sorted.problem;
  return {
    problem:
      code === 'user-file-unknown'
        ? { code: 'corpus-file-unknown', ...(detail && { detail }) }
        : sorted.problem,
  };
}
