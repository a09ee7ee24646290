import { z } from 'zod';
import { EXTRACTORS } from '../../../features/frames.ts';
import type { WritableArray } from '../../../features/npz/npz-writer.ts';
import { extractorArray } from '../../../features/ready/npz-extractors.ts';
import { splitSchema } from '../../../features/ready/split.ts';
import { parseNumber } from '../../../features/tables/csv-rows.ts';
import { type StepStore, sequenceAt } from '../../core/data/step-store.ts';
import { readCsv, textCell } from '../readers/csv.ts';
import { languageSteps } from '../text-extraction.ts';

/**
 * Ready features of a CSV file's texts: their token vectors, as the app extracts them, and no other modality.
 * Needs a running tfjs backend.
 *
 * @param label column of the labels: where all are numbers they are sentiment, otherwise classes in alphabetical order
 * @throws DataFileError when the file lacks one of the columns id, text, split and `label`, or a row is unsound
 */
export async function textFeatures(file: string, label: string): Promise<Record<string, WritableArray>> {
  const schema = z
    .looseObject({ id: textCell, text: textCell, split: splitSchema })
    .transform((cells, context) => {
      const own = textCell.safeParse(cells[label]);
      if (!own.success) context.addIssue({ code: 'custom', path: [label], message: 'is empty' });
      const { id, text, split } = cells;
      return { id, text, split, label: own.data ?? '' };
    });
  const columns = { names: ['id', 'text', 'split', label], numbers: [label] };
  const rows = (await readCsv(file, schema, columns)).map(({ row }) => row);
  const store = await languageSteps(rows.map(({ text }) => text));
  const column = (name: 'id' | 'text' | 'split') => ({
    shape: [rows.length],
    values: rows.map((row) => row[name]),
  });
  return {
    ...padded(store, rows.length),
    ...labelArrays(rows.map((row) => row.label)),
    split: column('split'),
    id: column('id'),
    text: column('text'),
  };
}

/** A store's items side by side: [N, T, d] and their mask [N, T]. */
function padded(store: StepStore, items: number): Record<string, WritableArray> {
  const sequences = Array.from({ length: items }, (_, item) => sequenceAt(store, item));
  const steps = sequences.reduce((most, { valid }) => Math.max(most, valid.length), 1);
  const values = new Float32Array(items * steps * store.width);
  const mask = new Uint8Array(items * steps);
  for (const [item, sequence] of sequences.entries()) {
    values.set(sequence.values, item * steps * store.width);
    mask.set(sequence.valid, item * steps);
  }
  return {
    language: { shape: [items, steps, store.width], values },
    language_mask: { shape: [items, steps], values: mask },
    [extractorArray('language')]: { shape: [1], values: [EXTRACTORS.language] },
  };
}

function labelArrays(labels: readonly string[]): Record<string, WritableArray> {
  const numbers = labels.map(parseNumber);
  const shape = [labels.length];
  if (numbers.every(Number.isFinite)) return { labels: { shape, values: Float32Array.from(numbers) } };
  const classes = [...new Set(labels)].sort();
  return {
    labels: { shape, values: Int32Array.from(labels, (label) => classes.indexOf(label)) },
    classes: { shape: [classes.length], values: classes },
  };
}
