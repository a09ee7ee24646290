import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaseRows } from '../../core/judging/cases.ts';
import { startBackend } from '../backend.ts';
import { writeCard } from '../card/card.ts';
import { RECORD_FILE } from '../evaluation-record.ts';
import { loadHeldOut } from '../held-out.ts';
import { calibrationHalves, type IntervalRecord, writeIntervals } from '../intervals.ts';
import { DataFileError } from '../readers/data-file-error.ts';
import { featureHalves } from '../ready-features/calibration.ts';
import { loadFeatureFile } from '../ready-features/load.ts';
import { readTrainingConfig } from '../training-config.ts';
import { DATA_OPTION, DEFAULT_MODEL, parseOptions } from './command-line.ts';
import { requireFit, requireLiveFeatures } from './evaluate-features.ts';
import { openPredictor } from './open-network.ts';

const USAGE = {
  command: 'npm run interval',
  does: 'Makes the intervals of trained networks anew (a field of model.json) and prints how they do as JSON.',
  options: {
    model: {
      type: 'string',
      default: DEFAULT_MODEL,
      value: 'FOLDER,...',
      says: 'Networks: folders with model.json and weights.bin, calibrated on the same samples.',
    },
    data: DATA_OPTION,
    config: {
      type: 'string',
      value: 'FILE.json',
      says: 'Configuration that names the files of the data folder.',
      otherwise: 'train.json beside the first network',
    },
    features: { type: 'string', value: 'FILE.npz', says: 'Feature file, for networks trained on one.' },
  },
} as const;

/**
 * `npm run interval`: makes the intervals of trained networks anew from what was held out of training, a few minutes for
 * five networks, and prints how they do as JSON; evaluation.json and card.md say it too, where there are any.
 * @throws UsageError, DataFileError
 */
export async function intervalCommand(args: string[]): Promise<void> {
  const { model, data, features, ...options } = parseOptions(args, USAGE);
  const folders = model.split(',');
  const config = options.config ?? join(folders[0] as string, 'train.json');
  await startBackend('wasm');
  const file = features === undefined ? null : await loadFeatureFile(features);
  const halves = file ? featureHalves(file) : await composedHalves(config, data);
  if (!halves) throw new DataFileError(features ?? '', null, 'holds classes: they have no intervals');
  const records: Record<string, IntervalRecord | null> = {};
  for (const folder of folders) {
    const predictor = await openPredictor(folder);
    try {
      if (file) requireFit(folder, predictor, file);
      else requireLiveFeatures(folder, predictor);
      records[folder] = await writeIntervals(folder, predictor, halves);
      await record(folder, records[folder]);
    } finally {
      predictor.dispose();
    }
  }
  process.stdout.write(`${JSON.stringify(records, null, 1)}\n`);
}

async function composedHalves(config: string, data: string): Promise<[CaseRows, CaseRows]> {
  const { data: files } = await readTrainingConfig(config);
  return calibrationHalves(await loadHeldOut(data, files));
}

/** Lets the folder's figures say it, and its card. */
async function record(folder: string, interval: IntervalRecord | null): Promise<void> {
  const file = join(folder, RECORD_FILE);
  if (!existsSync(file)) return;
  const figures = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, `${JSON.stringify({ ...figures, interval }, null, 1)}\n`);
  if (existsSync(join(folder, 'card.md'))) await writeCard(folder);
}
