import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type IntervalTable, IntervalTableError, intervalTableOf } from '../../diagnostics/index.ts';
import { type Calibration, calibrate } from '../core/judging/calibration.ts';
import { calibrationRows, type HeldOut, halvesOf } from '../core/judging/calibration-cases.ts';
import type { CaseRows } from '../core/judging/cases.ts';
import type { Predictor } from '../core/predictors/predictor.ts';
import { DataFileError } from './readers/data-file-error.ts';

/** The same for every network, so that all are calibrated on the same samples. */
const SEED = 5;

/** What evaluation.json says of a network's intervals. */
export const intervalRecordSchema = z.object({
  level: z.number(),
  /** Samples the widths are made from. */
  n: z.int().positive(),
  rows: z.record(z.string(), z.object({ n: z.int(), coverage: z.number(), width: z.number() })),
});
export type IntervalRecord = z.infer<typeof intervalRecordSchema>;

/** Held-out material in two halves that have nothing in common, as what a network is calibrated on. */
export function calibrationHalves(heldOut: HeldOut): [CaseRows, CaseRows] {
  const [one, other] = halvesOf(heldOut);
  return [calibrationRows(one, SEED), calibrationRows(other, SEED + 1)];
}

/**
 * Makes a network's intervals anew and writes them into its model.json; where there is too little material, those that were
 * there are taken away.
 * @returns how they do; null when there are none
 */
export async function writeIntervals(
  folder: string,
  predictor: Predictor,
  halves: readonly [CaseRows, CaseRows],
): Promise<IntervalRecord | null> {
  const { table, rows } = await calibrate(predictor, halves);
  const file = join(folder, 'model.json');
  const { interval: _, ...network } = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, `${JSON.stringify({ ...network, ...(table && { interval: table }) }, null, 1)}\n`);
  return table && recordOf(table, rows);
}

function recordOf({ level, all }: IntervalTable, rows: Calibration['rows']): IntervalRecord {
  return { level, n: all.n, rows };
}

/** A folder's intervals; null where its network has none. @throws DataFileError when they are unsound */
export async function readIntervals(folder: string): Promise<IntervalTable | null> {
  const file = join(folder, 'model.json');
  try {
    return intervalTableOf(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    if (!(cause instanceof IntervalTableError)) throw cause;
    throw new DataFileError(file, null, cause.message, { cause });
  }
}
