import { z } from 'zod';
import { type Split, splitSchema } from '../../../features/ready/split.ts';
import { numberCell, readCsv, textCell } from './csv.ts';

/** One transcript with its sentiment. */
export interface TextRow {
  id: string;
  text: string;
  /** Sentiment points, [-3, 3]. */
  label: number;
  split: Split;
  /** What the sentence was heard by or is part of, where the file says so (column recogniser or unit). */
  group?: string | undefined;
}

/** No sentence is that long: what is has lost its line breaks or its quotes. */
const MOST_CHARACTERS = 10_000;

const schema = z.object({
  id: textCell,
  text: textCell.max(MOST_CHARACTERS, `is longer than ${MOST_CHARACTERS} characters`),
  label: numberCell.refine((value) => Math.abs(value) <= 3, 'is outside [-3, 3]'),
  split: splitSchema,
  recogniser: textCell.optional(),
  unit: textCell.optional(),
});

/** Reads transcripts (columns id, text, label, split, and recogniser or unit where there are). @throws DataFileError */
export async function readTextFile(file: string): Promise<TextRow[]> {
  const columns = { names: Object.keys(schema.shape), numbers: ['label'] };
  return (await readCsv(file, schema, columns)).map(({ row: { recogniser, unit, ...row } }) => ({
    ...row,
    group: recogniser ?? unit,
  }));
}
