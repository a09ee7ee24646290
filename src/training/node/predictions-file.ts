import { writeFile } from 'node:fs/promises';
import { MODALITIES } from '../../model/modalities.ts';
import type { PredictionRow } from './prediction-rows.ts';

const COLUMNS = ['id', 'prediction', 'low', 'high', ...MODALITIES, 'beta'];

/**
 * Writes a row a sample, in order. `low` and `high` are the ends of the prediction's interval, empty for a network that
 * has none. Names are written as they were read, for programs: they are not guarded against being taken for formulas.
 */
export async function writePredictions(file: string, rows: readonly PredictionRow[]): Promise<void> {
  const cells = rows.map(({ id, prediction, interval, own, beta }) => [
    /[",\r\n]/.test(id) ? `"${id.replaceAll('"', '""')}"` : id,
    prediction,
    interval?.low ?? '',
    interval?.high ?? '',
    ...MODALITIES.map((modality) => own[modality] ?? ''),
    beta ?? '',
  ]);
  await writeFile(file, [COLUMNS, ...cells].map((row) => `${row.join(',')}\n`).join(''));
}
